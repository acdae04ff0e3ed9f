import { Button, CloseButton, Modal, TextInput, Textarea } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { contactFieldsSchema } from '../../../shared/api/contacts-methods.ts';
import type { Failure } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';
import styles from './ContactForm.module.css';
import type { EditedContact } from './edited-contact.ts';
import { RemoveContact } from './RemoveContact.tsx';

interface Props {
  readonly contact: EditedContact | null;
  readonly onClose: () => void;
}

/** A contact's form, over whatever place it was asked for in. */
export function ContactForm({ contact, onClose }: Props): JSX.Element {
  const { t } = useTranslation('contacts');
  return (
    <Modal opened={contact !== null} onClose={onClose} title={t((contact?.id ?? null) === null ? 'new' : 'edit')} closeButtonProps={{ 'aria-label': t('cancel') }} data-dialog="contact">
      {contact && <Fields key={contact.id ?? ''} contact={contact} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ contact, onClose }: { readonly contact: EditedContact; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('contacts');
  const bridge = useBridge();
  const [edited, setEdited] = useState(contact);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isTried, setIsTried] = useState(false);
  const change = (part: Partial<EditedContact>): void => setEdited({ ...edited, ...part });
  const fields = contactFieldsSchema.safeParse({ ...edited, numbers: edited.numbers.filter((number) => number.trim() !== '') });
  const wrong = new Set(fields.success ? [] : fields.error.issues.map(({ path }) => path[0]));
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (!fields.success) return;
    const answer = await bridge.call('contacts.save', { id: edited.id, ...fields.data });
    if (answer.ok) onClose();
    else setFailure(answer.failure);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput data-autofocus label={t('columns.name')} data-field="name" maxLength={200} value={edited.name} error={isTried && wrong.has('name') && t('name-missing')} onChange={(event) => change({ name: event.currentTarget.value })} />
      <Numbers numbers={edited.numbers} error={isTried && wrong.has('numbers') ? t('number-missing') : null} onChange={(numbers) => change({ numbers })} />
      <TextInput label={t('columns.company')} data-field="company" maxLength={200} value={edited.company ?? ''} onChange={(event) => change({ company: event.currentTarget.value })} />
      <Textarea label={t('columns.note')} data-field="note" rows={3} maxLength={2000} value={edited.note ?? ''} onChange={(event) => change({ note: event.currentTarget.value })} />
      {failure && (
        <p role="alert" className={styles['failure']}>
          {t('not-saved')} {failure.cause}
        </p>
      )}
      <div className={styles['buttons']}>
        {edited.id !== null && <RemoveContact id={edited.id} onRemoved={onClose} />}
        <span className={styles['gap']} />
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="filled" data-action="save">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface NumbersProps {
  readonly numbers: readonly string[];
  readonly error: string | null;
  readonly onChange: (numbers: readonly string[]) => void;
}

const mostNumbers = 20;

function Numbers({ numbers, error, onChange }: NumbersProps): JSX.Element {
  const { t } = useTranslation('contacts');
  return (
    <fieldset className={styles['numbers']}>
      <legend>{t('columns.numbers')}</legend>
      {numbers.map((number, index) => (
        // Fields without a content of their own: their place is what they are.
        <div key={index} className={styles['number']}>
          <TextInput
            type="tel"
            aria-label={t('number-of', { count: index + 1 })}
            data-field="number"
            maxLength={64}
            value={number}
            error={index === 0 ? error : undefined}
            onChange={(event) => onChange(numbers.with(index, event.currentTarget.value))}
          />
          {numbers.length > 1 && <CloseButton aria-label={t('remove-number', { count: index + 1 })} onClick={() => onChange(numbers.toSpliced(index, 1))} />}
        </div>
      ))}
      {numbers.length < mostNumbers && (
        <Button size="xs" className={styles['add'] ?? ''} onClick={() => onChange([...numbers, ''])}>
          {t('add-number')}
        </Button>
      )}
    </fieldset>
  );
}
