import { useEffect, useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/cx.ts';
import buttonStyles from './button.module.css';
import { useCardActs } from './card-acts.ts';
import styles from './SaveContact.module.css';

interface Props {
  readonly number: string;
  /** What the cloud or an earlier record calls the customer. */
  readonly suggested: string;
  readonly onDone: () => void;
}

const longestName = 200;

/** One line that makes the caller a contact. */
export function SaveContact({ number, suggested, onDone }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  const acts = useCardActs();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(suggested);
  const [failed, setFailed] = useState(false);
  useEffect(() => field.current?.select(), []);
  const save = async (): Promise<void> => {
    const answer = await acts.saveContact(name.trim(), number);
    if (answer.ok) onDone();
    else setFailed(true);
  };
  return (
    <form
      className={styles['form']}
      aria-label={t('save-contact')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <input
        ref={field}
        className={styles['name']}
        value={name}
        maxLength={longestName}
        aria-label={t('contact-name')}
        placeholder={t('contact-name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className={cx(buttonStyles['button'], buttonStyles['main'])} disabled={name.trim() === ''}>
        {t('save')}
      </button>
      <button type="button" className={buttonStyles['button']} data-action="cancel-contact" onClick={onDone}>
        {t('cancel')}
      </button>
      {failed && (
        <p className={styles['failed']} role="alert">
          {t('contact-failed')}
        </p>
      )}
    </form>
  );
}
