import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { dayWordOf } from '../../ui/day-word.ts';
import { useToday } from '../../ui/use-today.ts';

/** A day as a heading: `今天 · 11月20日星期五`. */
export function useDayTitle(): (at: EpochMs) => string {
  const { t } = useTranslation('calls');
  const today = useToday();
  return (at) => {
    const word = dayWordOf(at, today);
    const date = t(word === 'older' ? 'day-older' : 'day', { at });
    return word === 'today' || word === 'yesterday' ? `${t(word)} · ${date}` : date;
  };
}
