import { Button, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { cx } from '../../../ui/cx.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Note } from '../parts/Note.tsx';
import styles from '../parts/Parts.module.css';
import careStyles from './Care.module.css';

const shortest = 3;

/** Makes the relay forget a customer. */
export function Erase(): JSX.Element {
  const { t } = useTranslation('admin');
  const [number, setNumber] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [erased, setErased] = useState<AdminOutput<'customer.erase'> | null>(null);
  return (
    <section className={cx(styles['card'], careStyles['narrow'])}>
      <h2>{t('erase.title')}</h2>
      <p>{t('erase.what')}</p>
      <p className={styles['muted']}>{t('erase.not')}</p>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim().length >= shortest) setIsAsking(true);
        }}
      >
        <TextInput label={t('erase.number')} type="tel" data-field="number" maxLength={32} autoComplete="off" value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <div className={styles['row']}>
          <Button type="submit" data-action="erase" disabled={number.trim().length < shortest}>
            {t('erase.do')}
          </Button>
        </div>
      </form>
      {erased && (
        <div role="status" data-erased={erased.events}>
          <p>{t('erase.done', erased)}</p>
          {erased.copies.length > 0 && (
            <Note>
              <p>{t('erase.copies')}</p>
              <ul>
                {erased.copies.map((copy) => (
                  <li key={copy}>
                    <code>{copy}</code>
                  </li>
                ))}
              </ul>
            </Note>
          )}
        </div>
      )}
      {isAsking && (
        <EraseDialog
          number={number.trim()}
          onClose={() => setIsAsking(false)}
          onDone={(came) => {
            setIsAsking(false);
            setErased(came);
            setNumber('');
          }}
        />
      )}
    </section>
  );
}

function EraseDialog({ number, onDone, onClose }: { readonly number: string; readonly onDone: (erased: AdminOutput<'customer.erase'>) => void; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [typed, setTyped] = useState('');
  return (
    <FormDialog name="erase" title={t('erase.ask')} does={t('erase.yes')} danger disabled={typed.trim() !== number} onClose={onClose} onDone={onDone} send={() => admin.ask('customer.erase', { customerNumber: number })}>
      <p>{t('erase.will', { number })}</p>
      <TextInput label={t('erase.again')} type="tel" data-field="again" data-autofocus maxLength={32} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </FormDialog>
  );
}
