import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumberText } from '../../ui/number-text.ts';
import { isCall, placeOf, type Companion } from './model/companions.ts';

export interface CompanionWords {
  readonly customer: string;
  readonly queue: string | null;
  /** The trunk, or the number that was called: for who wonders where a call came in. */
  readonly line: string | null;
}

/** With whom an agent is connected, in words; the number grouped or masked as the viewer wants it. */
export function useCompanionWords(): (companion: Companion) => CompanionWords {
  const { t } = useTranslation(['common', 'board']);
  const numberText = useNumberText();
  return useCallback(
    (companion) => {
      const { customerNumber, dialect } = companion;
      const number = customerNumber === null ? t('common:number.unknown') : numberText(customerNumber, dialect);
      const name = isCall(companion) ? companion.customerName : t('board:live.in-conference');
      return { customer: name === null ? number : `${name} · ${number}`, ...placeOf(companion) };
    },
    [t, numberText],
  );
}
