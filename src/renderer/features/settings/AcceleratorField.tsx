import { Button } from '@mantine/core';
import { useState, type JSX, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { acceleratorOf, keyNames } from './accelerator-of-keys.ts';
import styles from './AcceleratorField.module.css';
import { Setting } from './Setting.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly accelerator: string | null;
  readonly onRecord: (accelerator: string | null) => void;
}

const onMac = navigator.userAgent.includes('Mac');

/** A shortcut, recorded by pressing it. Tab always leaves: nobody gets caught in the field. */
export function AcceleratorField({ name, label, hint, accelerator, onRecord }: Props): JSX.Element {
  const { t } = useTranslation('settings');
  const [recording, setRecording] = useState(false);
  const [unusable, setUnusable] = useState(false);

  const stop = (): void => {
    setRecording(false);
    setUnusable(false);
  };
  const press = (event: KeyboardEvent): void => {
    if (!recording || event.code === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.code === 'Escape') return stop();
    const keys = acceleratorOf(event, onMac);
    if (keys === 'incomplete') return;
    if (keys === 'unusable' && event.code !== 'Backspace') return setUnusable(true);
    onRecord(keys === 'unusable' ? null : keys.accelerator);
    stop();
  };

  return (
    <Setting label={label} hint={unusable ? t('hot-keys.unusable') : recording ? t('hot-keys.recording-hint') : hint}>
      {(tied) => (
        <>
          <span className={styles['keys']} data-setting={name}>
            {accelerator === null ? t('hot-keys.none') : keyNames(accelerator, onMac).map((key) => <kbd key={key}>{key}</kbd>)}
          </span>
          <Button
            aria-label={`${label}: ${t(recording ? 'hot-keys.recording' : 'hot-keys.record')}`}
            aria-describedby={tied['aria-describedby']}
            data-recording={recording}
            data-record={name}
            onClick={() => setRecording(true)}
            onKeyDown={press}
            onBlur={stop}
          >
            {t(recording ? 'hot-keys.recording' : 'hot-keys.record')}
          </Button>
          {accelerator !== null && !recording && (
            <Button aria-label={`${label}: ${t('hot-keys.remove')}`} onClick={() => onRecord(null)}>
              {t('hot-keys.remove')}
            </Button>
          )}
        </>
      )}
    </Setting>
  );
}
