import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/contract/call.ts';
import { groupNumber } from './phone.ts';

/** How a customer is called on screen: the largest word first. */
export interface CustomerWords {
  /** The name where it is known, else the number, else a word for an unknown number. */
  readonly headline: string;
  /** The number beneath a name. */
  readonly beneath: string | null;
}

/** The customer of a call in the user's language, the number grouped for reading. */
export function useCustomer(call: Pick<Call, 'customerName' | 'customerNumber' | 'dialect'>): CustomerWords {
  const { t } = useTranslation('common');
  const number = call.customerNumber === null ? t('number.unknown') : groupNumber(call.customerNumber, call.dialect);
  return call.customerName === null
    ? { headline: number, beneath: null }
    : { headline: call.customerName, beneath: number };
}
