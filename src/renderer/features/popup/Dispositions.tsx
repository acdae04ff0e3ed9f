import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '../../../shared/contract/desk-rules.ts';
import { cx } from '../../ui/cx.ts';
import { OneLine } from '../../ui/Text.tsx';
import buttonStyles from './button.module.css';
import { dispositionLabel } from './disposition-label.ts';
import { Key } from './Key.tsx';
import styles from './WrapUpForm.module.css';

/** As many as there are digits to choose by. */
const mostKeys = 9;

interface Props {
  readonly offered: readonly Disposition[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

/** The admin's list as chips: at most one is chosen, pressing it again takes it back. */
export function Dispositions({ offered, chosen, onChoose }: Props): JSX.Element {
  const { t, i18n } = useTranslation('popup');
  return (
    <div className={styles['chips']} role="group" aria-label={t('disposition')}>
      {offered.map((disposition, index) => (
        <button
          key={disposition.id}
          type="button"
          className={cx(buttonStyles['button'], styles['chip'])}
          data-disposition={disposition.id}
          {...(index < mostKeys ? { 'data-action': `disposition-${index + 1}`, 'aria-keyshortcuts': String(index + 1) } : {})}
          aria-pressed={chosen === disposition.id}
          onClick={() => onChoose(chosen === disposition.id ? null : disposition.id)}
        >
          <OneLine>{dispositionLabel(disposition, i18n.language)}</OneLine>
          {index < mostKeys && <Key name={String(index + 1)} />}
        </button>
      ))}
    </div>
  );
}
