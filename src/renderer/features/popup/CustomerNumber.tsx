import { use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import { MaskContext } from '../../ui/number-text.ts';
import { OneLine } from '../../ui/Text.tsx';
import styles from './CustomerNumber.module.css';
import { Key } from './Key.tsx';

interface Props {
  readonly text: string;
  readonly className?: string | undefined;
  /** `null`: there is nothing to show that does not stand here. */
  readonly onToggle: (() => void) | null;
}

/** Who calls, or from which number. A number whose middle is hidden is shown in full at a press, and hidden at the next. */
export function CustomerNumber({ text, className, onToggle }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  const isMasked = use(MaskContext);
  if (!onToggle) return <OneLine className={className}>{text}</OneLine>;
  const name = t(isMasked ? 'show-number' : 'hide-number');
  return (
    <span className={cx(styles['whole'], className)}>
      <button type="button" className={styles['toggle']} data-action="show-number" aria-keyshortcuts="V" aria-label={`${text}, ${name}`} title={name} onClick={onToggle}>
        <bdi className={styles['text']}>{text}</bdi>
        <Key name="V" />
      </button>
    </span>
  );
}
