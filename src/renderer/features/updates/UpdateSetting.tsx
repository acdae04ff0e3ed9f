import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { Setting } from '../settings/Setting.tsx';
import { failureWordsOf } from './failure-words.ts';
import { useUpdate } from './use-update.ts';

/** Which version this desk shall have, and a way to ask at once. */
export function UpdateSetting(): JSX.Element | null {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const update = useUpdate();
  const [isLooking, setIsLooking] = useState(false);
  if (!update) return null;
  const { stage, version, next, failure } = update;
  const said = failure === null ? t(`update.${stage}`, { version, next }) : t(`update.failure.${failureWordsOf(failure)}`);
  return (
    <Setting label={t('update.label')} hint={said}>
      {() => (
        <Button data-action="look-for-updates" data-stage={stage} data-failure={failure ?? undefined} disabled={isLooking}
          onClick={() => {
            setIsLooking(true);
            void bridge.call('update.look').finally(() => setIsLooking(false));
          }}
        >
          {t(isLooking ? 'update.looking' : 'update.look')}
        </Button>
      )}
    </Setting>
  );
}
