import { Button, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Ivr.module.css';
import type { TypedFiles } from './media-files.ts';

interface Props {
  readonly text: string;
  readonly typed: TypedFiles;
  /** What was played before, to be chosen again. */
  readonly recent: readonly string[];
  readonly busy: boolean;
  readonly onText: (text: string) => void;
}

/** Which files to play. WellCloud has no list of them to choose from, so they are typed, or taken from those played before. */
export function FilesField({ text, typed, recent, busy, onText }: Props): JSX.Element {
  const { t } = useTranslation('ivr');
  return (
    <>
      <TextInput
        label={t('files')}
        description={t('files-hint')}
        placeholder="welcome.wav;bye.wav"
        data-autofocus
        data-field="ivr-files"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_000}
        disabled={busy}
        value={text}
        error={typed.state === 'too-much' ? t('too-much') : null}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {recent.length > 0 && (
        <div className={styles['recent']} role="group" aria-label={t('recent')}>
          <span className={styles['small']}>{t('recent')}</span>
          {recent.map((files) => (
            <Button key={files} size="xs" disabled={busy} data-recent={files} onClick={() => onText(files)}>
              {files}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
