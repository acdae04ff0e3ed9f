import { NativeSelect, Switch } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminInput } from '../../../../shared/api/admin.ts';
import type { Refusal } from '../../../bridge/web-access.ts';
import { useTell } from '../../../ui/tell.ts';
import { cx } from '../../../ui/cx.ts';
import { useAdmin } from '../admin-context.ts';
import { Note } from '../parts/Note.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { useSourceName } from '../sources/use-source-name.ts';
import careStyles from './Care.module.css';

const switches = ['shareHistory', 'shareNotes'] as const;

/** What agents see of each other, and whether they can dial; a change holds at once, on every desk. */
export function DeskRules(): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const sourceName = useSourceName();
  const asked = useAsked('desk.show', {});
  const sources = useAsked('sources.list', {}, null).value?.sources ?? [];
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const set = async (change: AdminInput<'desk.set'>): Promise<void> => {
    const answer = await admin.ask('desk.set', change);
    setRefusal(answer.ok ? null : answer.failure);
    if (answer.ok) tell({ text: t('desk.changed') });
    await asked.again();
  };
  return (
    <Shown asked={asked}>
      {(desk) => (
        <section className={cx(styles['card'], careStyles['narrow'])}>
          {refusal && <RefusalNote refusal={refusal} />}
          {switches.map((name) => (
            <div key={name} className={careStyles['setting']}>
              <div>
                <h2>{t(`desk.${name}`)}</h2>
                <p className={styles['muted']}>{t(`desk.${name}-hint`)}</p>
              </div>
              <Switch aria-label={t(`desk.${name}`)} data-setting={name} checked={desk[name]} onChange={(event) => void set({ [name]: event.currentTarget.checked })} />
            </div>
          ))}
          <div className={careStyles['setting']}>
            <div>
              <h2>{t('desk.dial')}</h2>
              <p className={styles['muted']}>{t('desk.dial-hint')}</p>
            </div>
            <NativeSelect aria-label={t('desk.dial')} data-setting="dial" value={desk.dial?.source ?? ''} data={[{ value: '', label: t('desk.dial-off') }, ...sources.map(({ id, dialect }) => ({ value: id, label: sourceName(dialect, id) }))]}
              onChange={(event) => void set({ dial: event.currentTarget.value || null })}
            />
          </div>
          {desk.dial && !desk.dial.ready && (
            <Note>
              <p>{t('desk.dial-missing', { source: desk.dial.source })}</p>
              {desk.dial.missing !== null && (
                <p className={styles['small']} lang="en">
                  {desk.dial.missing}
                </p>
              )}
            </Note>
          )}
        </section>
      )}
    </Shown>
  );
}
