import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../shared/contract/time.ts';
import { dayWordOf } from './day-word.ts';
import { useToday } from './use-today.ts';

/** Tells moments as people do: `昨天 15:02`. Seen from this computer's clock and calendar. */
export function useMoment(): (at: EpochMs) => string {
  const { t } = useTranslation('common');
  const today = useToday();
  return (at) => t(`when.${dayWordOf(at, today)}`, { at });
}
