import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/contract/call.ts';

/** A call's state in a word: how it came out, once it has ended. */
export function useCallWord(): (call: Pick<Call, 'state' | 'outcome'>) => string {
  const { t } = useTranslation('common');
  return (call) => (call.state === 'ended' ? t(`outcome.${call.outcome}`) : t(`state.${call.state}`));
}
