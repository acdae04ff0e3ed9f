import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Parts.module.css';

interface Props {
  /** What it is, for those who do not see where it stands. */
  readonly label: string;
  readonly text: string;
  readonly name: string;
}

/** A text to be taken elsewhere, with the button that copies it. */
export function CopyText({ label, text, name }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const [came, setCame] = useState<'copied' | 'copy-failed' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCame('copied');
    } catch {
      // Browsers give the clipboard to pages of this computer and of https alone.
      setCame('copy-failed');
    }
  };
  const word = t(came === 'copied' ? 'copied' : 'copy');
  return (
    <div>
      <p className={styles['small']}>{label}</p>
      <div className={styles['copy']}>
        <code data-copy={name}>{text}</code>
        <Button data-action={`copy-${name}`} aria-label={`${word}: ${label}`} onClick={() => void copy()}>
          {word}
        </Button>
      </div>
      <p className={styles['small']} role="status">
        {came === 'copy-failed' && t('copy-failed')}
      </p>
    </div>
  );
}
