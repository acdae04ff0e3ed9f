import { Button } from '@mantine/core';
import { useState, type JSX, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import homeStyles from './Home.module.css';

const marks = { ok: 'live', warn: 'stale', wrong: 'offline' } as const;

/** Has the relay look itself over, and tells what it found. */
export function Doctor({ button }: { readonly button: RefObject<HTMLButtonElement | null> }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const [found, setFound] = useState<AdminOutput<'health.examine'> | null>(null);
  const look = useSubmit(() => admin.ask('health.examine', {}), setFound);
  return (
    <section className={styles['card']}>
      <div className={styles['row']}>
        <h2>{t('doctor.title')}</h2>
        <p className={styles['muted']}>{t('doctor.hint')}</p>
        <span className={styles['grow']} />
        <Button ref={button} data-action="doctor" loading={look.busy} onClick={() => void look.submit()}>
          {t('doctor.look')}
        </Button>
      </div>
      {look.refusal && <RefusalNote key={look.times} refusal={look.refusal} />}
      {found && (
        <div role="status" data-doctor={found.ok ? 'ok' : 'wrong'}>
          <ul className={homeStyles['findings']}>
            {found.findings.map(({ check, level, found: what, mend }) => (
              <li key={`${check} ${what}`} className={homeStyles['finding']}>
                <StateMark mark={marks[level]} label={t(`doctor.level.${level}`)} />
                <span lang="en">{check}</span>
                <span lang="en">
                  {what} {mend}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
