import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';
import { Setting } from './Setting.tsx';

const directions = ['inbound', 'outbound'] as const;

/** Tries the pop-up out, and puts it back into its corner. */
export function PopupTrial(): JSX.Element {
  const { t } = useTranslation('settings');
  const bridge = useBridge();
  const [reset, setReset] = useState(false);
  return (
    <>
      <Setting label={t('popup.test.label')} hint={t('popup.test.hint')}>
        {() =>
          directions.map((direction) => (
            <Button key={direction} data-action={`test-${direction}`} onClick={() => void bridge.call('popup.test', { direction })}>
              {t(`popup.test.${direction}`)}
            </Button>
          ))
        }
      </Setting>
      <Setting label={t('popup.reset.label')} hint={t('popup.reset.hint')}>
        {() => (
          <>
            <span role="status">{reset ? t('popup.reset.done') : ''}</span>
            <Button
              data-action="reset-position"
              onClick={() => void bridge.call('popup.resetPosition').then((answer) => setReset(answer.ok))}
            >
              {t('popup.reset.button')}
            </Button>
          </>
        )}
      </Setting>
    </>
  );
}
