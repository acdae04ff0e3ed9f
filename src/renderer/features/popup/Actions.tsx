import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import styles from './Actions.module.css';
import buttonStyles from './button.module.css';
import { Key } from './Key.tsx';

export interface CardActions {
  /** Each is `null` where the card does not offer it. */
  readonly openCrm: (() => void) | null;
  readonly dialBack: (() => void) | null;
  readonly note: (() => void) | null;
  readonly dismiss: () => void;
}

/** What can be done with the card, each at its place and under its key; to be rid of the card is always last. */
export function Actions({ openCrm, dialBack, note, dismiss }: CardActions): JSX.Element {
  const { t } = useTranslation('popup');
  return (
    <footer className={styles['actions']}>
      {openCrm && <Act name="crm" shortcut="Enter" sign="⏎" label={t('open-crm')} onPress={openCrm} isMain />}
      {dialBack && <Act name="dial" shortcut="D" label={t('dial-back')} onPress={dialBack} />}
      {note && <Act name="note" shortcut="N" label={t('note')} onPress={note} />}
      <span className={styles['gap']} />
      <Act name="dismiss" shortcut="Escape" sign="Esc" label={t('dismiss')} onPress={dismiss} />
    </footer>
  );
}

interface ActProps {
  readonly name: string;
  readonly shortcut: string;
  /** The key as it is shown, where its name is long. */
  readonly sign?: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly isMain?: boolean;
}

function Act({ name, shortcut, sign = shortcut, label, onPress, isMain = false }: ActProps): JSX.Element {
  return (
    <button
      type="button"
      className={cx(buttonStyles['button'], isMain && buttonStyles['main'])}
      data-action={name}
      aria-keyshortcuts={shortcut}
      onClick={onPress}
    >
      {label}
      <Key name={sign} />
    </button>
  );
}
