import { useTranslation } from 'react-i18next';
import type { JourneyWire } from '../../../../shared/contract/board.ts';
import { useNumberText } from '../../../ui/number-text.ts';

/** The caller as the list names them: the number, masked where the viewer wants it so. */
export function useCaller({ customerNumber, dialect }: JourneyWire): string {
  const { t } = useTranslation('common');
  const numberText = useNumberText();
  return customerNumber === null ? t('number.unknown') : numberText(customerNumber, dialect);
}
