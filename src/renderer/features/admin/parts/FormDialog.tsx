import { Button } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../bridge/web-access.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { Dialog } from './Dialog.tsx';
import styles from './Parts.module.css';
import { RefusalNote } from './RefusalNote.tsx';

interface Props<Value> {
  readonly name: string;
  readonly title: string;
  /** The word on the button that does it. */
  readonly does: string;
  /** Something is lost by it. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly send: () => Promise<Answer<Value>>;
  readonly onDone: (value: Value) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what an act needs, or says what it will do; why it was refused stands above the buttons. */
export function FormDialog<Value>({ name, title, does, danger = false, disabled = false, size = 'lg', send, onDone, onClose, children }: Props<Value>): JSX.Element {
  const { t } = useTranslation('admin');
  const form = useSubmit(send, onDone);
  return (
    <Dialog name={name} title={title} size={size} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!disabled) void form.submit();
        }}
      >
        {children}
        {form.refusal && <RefusalNote key={form.times} refusal={form.refusal} />}
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button onClick={onClose} data-autofocus={danger || undefined}>
            {t('cancel')}
          </Button>
          <Button type="submit" data-action={`${name}-yes`} disabled={disabled} loading={form.busy} {...(danger ? { className: styles['danger'] ?? '' } : { variant: 'filled' })}>
            {does}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
