import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';

/** Ticks a missed call off or takes that back, says so and offers the way back. */
export function useMark(): (callId: string, isDone: boolean) => Promise<void> {
  const { t } = useTranslation('missed');
  const bridge = useBridge();
  const tell = useTell();
  return useCallback(
    async function mark(callId: string, isDone: boolean): Promise<void> {
      const answer = await bridge.call('missed.mark', { callId, done: isDone });
      if (!answer.ok) return tell({ text: t('failed'), detail: answer.failure.cause, alarm: true });
      tell({ text: t(isDone ? 'ticked' : 'reopened'), action: { label: t('undo'), onPress: () => void mark(callId, !isDone) } });
    },
    [bridge, tell, t],
  );
}
