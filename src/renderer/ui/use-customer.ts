import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../shared/api/call-row.ts';
import { useNumberText } from './number-text.ts';

/** How a customer is called on screen. */
export interface CustomerWords {
  /** The name where it is known, else the number, else a word for an unknown number. */
  readonly headline: string;
  /** The number beneath a name. */
  readonly beneath: string | null;
  readonly name: string | null;
  /** The name may be another's: of several contacts, or of a number that is like this one. */
  readonly isMaybe: boolean;
  /** The number for reading; `null` where nobody knows it. */
  readonly number: string | null;
}

type Named = Pick<CallRow, 'customerName' | 'customerNumber' | 'dialect'> & Partial<Pick<CallRow, 'contactName' | 'contactMatch'>>;

/** The customer of a call in the user's language, the number grouped for reading. The name that the cloud gives comes first. */
export function useCustomer({ customerName, customerNumber, dialect, contactName, contactMatch }: Named): CustomerWords {
  const { t } = useTranslation('common');
  const numberText = useNumberText();
  const number = customerNumber === null ? null : numberText(customerNumber, dialect);
  const name = customerName ?? contactName ?? null;
  const words = { name, number, isMaybe: customerName === null && name !== null && contactMatch === 'maybe' };
  return name === null ? { ...words, headline: number ?? t('number.unknown'), beneath: null } : { ...words, headline: name, beneath: number ?? t('number.unknown') };
}
