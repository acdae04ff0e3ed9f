import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { useNumberText } from '../../ui/number-text.ts';
import { UnseenWord } from '../../ui/Text.tsx';
import buttonStyles from './button.module.css';
import { Key } from './Key.tsx';
import { useCopy } from './use-copy.ts';

/** Puts the number on the clipboard and says so for a moment, without moving anything. */
export function CopyButton({ number, dialect }: { readonly number: string; readonly dialect: string }): JSX.Element {
  const { t } = useTranslation('common');
  const numberText = useNumberText();
  const [word, copy] = useCopy(number);
  const name = t('number.copy-number', { number: numberText(number, dialect) });
  return (
    <button
      type="button"
      className={cx(buttonStyles['button'], buttonStyles['icon'])}
      data-action="copy"
      data-copied={word === 'copied'}
      title={word === 'copy' ? name : t(`number.${word}`)}
      aria-label={name}
      aria-keyshortcuts="C"
      onClick={copy}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {word === 'copied' && <path d="m3 8.4 3.4 3.4L13 4.6" />}
        {word === 'copy-failed' && <path d="m4 4 8 8M12 4l-8 8" />}
        {word === 'copy' && <path d="M6 6h7v7.5H6zM3 10V2.5h7V4" />}
      </svg>
      <UnseenWord live>{word === 'copy' ? '' : t(`number.${word}`)}</UnseenWord>
      <Key name="C" />
    </button>
  );
}
