import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';
import { refusalOf } from '../habits/refusal-of.ts';

/** Has the cloud call a number, and tells the person what came of it. @returns whether the cloud has taken it */
export function useDial(): (number: string) => Promise<boolean> {
  const { t } = useTranslation(['habits', 'dialing']);
  const bridge = useBridge();
  const tell = useTell();
  return useCallback(
    async (number: string) => {
      const answer = await bridge.call('dial.number', { number });
      const failure = answer.ok ? answer.value : answer.failure;
      if (failure) tell({ text: t('habits:dial.failed.title'), detail: t(`habits:dial.failed.${refusalOf(failure.code)}`), alarm: true });
      else tell({ text: t('dialing:placed') });
      return failure === null;
    },
    [bridge, tell, t],
  );
}
