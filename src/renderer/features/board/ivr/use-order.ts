import type { Answer } from '../../../bridge/web-access.ts';
import { useAdmin } from '../../admin/admin-context.ts';
import type { IvrOrder } from './order-context.ts';

/** Has WellCloud do something, once: no command is repeated by itself. */
export function useOrder({ act, journey }: IvrOrder): (files: readonly string[]) => Promise<Answer<unknown>> {
  const relay = useAdmin();
  const call = { source: journey.source, callId: journey.id };
  return (files) => {
    if (act === 'stop') return relay.ask('media.stop', call);
    return relay.ask(act === 'play' ? 'media.play' : 'media.stopAndPlay', { ...call, files: [...files] });
  };
}
