import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleasesView } from '../../../../../shared/api/admin/releases.ts';
import { cx } from '../../../../ui/cx.ts';
import { useTell } from '../../../../ui/tell.ts';
import { useAdmin } from '../../admin-context.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import styles from '../../parts/Parts.module.css';
import { Shown } from '../../parts/Shown.tsx';
import { useAsked } from '../../use-asked.ts';
import careStyles from '../Care.module.css';
import { AddRelease } from './AddRelease.tsx';
import { Pilots } from './Pilots.tsx';
import { ReleaseTable } from './ReleaseTable.tsx';

/** Versions of the desktop app: what is here, who gets which, and the way back. */
export function Releases(): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('releases.list', {});
  const [isAdding, setIsAdding] = useState(false);
  const again = (): void => void asked.again();
  return (
    <Shown asked={asked}>
      {(view) => (
        <>
          <section className={styles['card']}>
            <h2>{t('releases.title')}</h2>
            <p className={styles['muted']}>{t('releases.what')}</p>
            <div className={styles['row']}>
              <Button variant="filled" data-action="add-release" onClick={() => setIsAdding(true)}>
                {t('releases.add')}
              </Button>
              <RollBack view={view} onDone={again} />
            </div>
            {view.releases.length === 0 ? <p className={styles['muted']}>{t('releases.none')}</p> : <ReleaseTable view={view} onChanged={again} />}
            {view.elsewhere.map(({ version, desks }) => (
              <p key={version} className={styles['small']}>
                {t('releases.elsewhere', { count: desks, version })}
              </p>
            ))}
          </section>
          <section className={cx(styles['card'], careStyles['narrow'])}>
            <h2>{t('releases.pilots-title')}</h2>
            <Pilots key={JSON.stringify(view.pilots)} pilots={view.pilots} onChanged={again} />
          </section>
          {isAdding && (
            <AddRelease
              onClose={() => {
                setIsAdding(false);
                again();
              }}
            />
          )}
        </>
      )}
    </Shown>
  );
}

/** Takes back what was offered last: one button, one question. */
function RollBack({ view, onDone }: { readonly view: ReleasesView; readonly onDone: () => void }): JSX.Element | null {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const [isAsking, setIsAsking] = useState(false);
  const version = view.pilot ?? view.everybody;
  if (version === null) return null;
  return (
    <>
      <Button data-action="roll-back" onClick={() => setIsAsking(true)}>
        {t('releases.roll-back')}
      </Button>
      {isAsking && (
        <FormDialog name="roll-back" title={t('releases.roll-back-title', { version })} does={t('releases.roll-back')} danger onClose={() => setIsAsking(false)} send={() => admin.ask('releases.rollBack', {})}
          onDone={({ from }) => {
            setIsAsking(false);
            tell({ text: t('releases.rolled-back', { version: from }) });
            onDone();
          }}
        >
          <p>{view.backTo === null ? t('releases.roll-back-none') : t('releases.roll-back-what', { to: view.backTo })}</p>
        </FormDialog>
      )}
    </>
  );
}
