import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/contract/call.ts';

/** A call's state in a word: how it came out, once it has ended. */
export function useCallWord(): (call: Pick<Call, 'state' | 'outcome' | 'takenBy'>) => string {
  const { t } = useTranslation('common');
  return ({ state, outcome, takenBy }) => {
    if (state !== 'ended') return t(`state.${state}`);
    return takenBy === null ? t(`outcome.${outcome}`) : t('taken-by', { name: takenBy.agentName ?? takenBy.agentNumber });
  };
}
