import type { JSX, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { longestNote } from '../../../shared/contract/longest-note.ts';
import type { Saving } from './draft-saver.ts';
import styles from './WrapUpForm.module.css';

interface Props {
  readonly note: string;
  readonly saving: Saving;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onChange: (note: string) => void;
  readonly onLeave: () => void;
}

/** The one note of a call. It takes the focus only when somebody clicks it or presses N. */
export function NoteField({ note, saving, field, onChange, onLeave }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  return (
    <div className={styles['note']}>
      <textarea
        ref={field}
        className={styles['field']}
        value={note}
        maxLength={longestNote}
        aria-label={t('note')}
        placeholder={t('note-placeholder')}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      <span className={styles['saving']} data-saving={saving} role="status">
        {saving === 'idle' ? '' : t(`saving.${saving}`)}
      </span>
    </div>
  );
}
