import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumberText } from '../../ui/number-text.ts';
import { UnseenWord } from '../../ui/Text.tsx';
import { useCopy } from '../popup/use-copy.ts';

/** Puts the number on the clipboard and says so for a moment. */
export function CopyNumber({ number, dialect, size = 'compact-sm' }: { readonly number: string; readonly dialect: string; readonly size?: 'compact-sm' | 'xs' }): JSX.Element {
  const { t } = useTranslation('common');
  const numberText = useNumberText();
  const [word, copy] = useCopy(number);
  return (
    <Button
      size={size}
      data-action="copy"
      data-copied={word === 'copied'}
      aria-label={t('number.copy-number', { number: numberText(number, dialect) })}
      title={t('number.copy-number', { number: numberText(number, dialect) })}
      onClick={(event) => {
        event.stopPropagation();
        copy();
      }}
    >
      {t(`number.${word}`)}
      <UnseenWord live>{word === 'copy' ? '' : t(`number.${word}`)}</UnseenWord>
    </Button>
  );
}
