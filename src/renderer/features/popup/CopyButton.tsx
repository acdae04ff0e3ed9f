import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { groupNumber } from '../../ui/phone.ts';
import buttonStyles from './button.module.css';
import styles from './CopyButton.module.css';
import { useCopy } from './use-copy.ts';

/** Puts the number on the clipboard and says so for a moment, without moving anything. */
export function CopyButton({ number, dialect }: { readonly number: string; readonly dialect: string }): JSX.Element {
  const { t } = useTranslation('common');
  const [word, copy] = useCopy(number);
  const name = t('number.copy-number', { number: groupNumber(number, dialect) });
  return (
    <button
      type="button"
      className={cx(buttonStyles['button'], styles['copy'])}
      data-action="copy"
      data-copied={word === 'copied'}
      title={name}
      aria-label={word === 'copy' ? name : t(`number.${word}`)}
      onClick={copy}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {word === 'copied' ? (
          <path d="m3 8.4 3.4 3.4L13 4.6" />
        ) : (
          <path d="M6 6h7v7.5H6zM3 10V2.5h7V4" />
        )}
      </svg>
      <span aria-live="polite">{t(`number.${word}`)}</span>
      <kbd aria-hidden="true">C</kbd>
    </button>
  );
}
