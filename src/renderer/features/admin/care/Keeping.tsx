import { Button, NumberInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { backupPath, type AdminOutput } from '../../../../shared/api/admin.ts';
import { cx } from '../../../ui/cx.ts';
import { useTell } from '../../../ui/tell.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import careStyles from './Care.module.css';

type Retention = AdminOutput<'retention.show'>;

/** How long the log is kept, and a copy of it to put away. */
export function Keeping(): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('retention.show', {}, null);
  return (
    <>
      <section className={cx(styles['card'], careStyles['narrow'])}>
        <h2>{t('keeping.title')}</h2>
        <p className={styles['muted']}>{t('keeping.what')}</p>
        <Shown asked={asked}>{(retention) => <RetentionForm key={`${retention.keepDays} ${retention.keepMb}`} retention={retention} onChanged={() => void asked.again()} />}</Shown>
      </section>
      <section className={cx(styles['card'], careStyles['narrow'])}>
        <h2>{t('backup.title')}</h2>
        <p className={styles['muted']}>{t('backup.what')}</p>
        <div className={styles['row']}>
          <Button component="a" href={backupPath} download data-action="backup">
            {t('backup.do')}
          </Button>
        </div>
      </section>
    </>
  );
}

function RetentionForm({ retention, onChanged }: { readonly retention: Retention; readonly onChanged: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const [wanted, setWanted] = useState(retention);
  const [isAsking, setIsAsking] = useState(false);
  const isShorter = wanted.keepDays < retention.keepDays || wanted.keepMb < retention.keepMb;
  const isSame = wanted.keepDays === retention.keepDays && wanted.keepMb === retention.keepMb;
  const change = (name: keyof Retention, value: number | string): void => setWanted({ ...wanted, [name]: typeof value === 'number' ? value : retention[name] });
  return (
    <>
      <div className={careStyles['fields']}>
        <NumberInput label={t('keeping.days')} data-field="days" min={1} max={36_500} allowDecimal={false} allowNegative={false} value={wanted.keepDays} onChange={(value) => change('keepDays', value)} />
        <NumberInput label={t('keeping.size')} data-field="size" min={16} max={1_000_000} step={100} allowDecimal={false} allowNegative={false} value={wanted.keepMb} onChange={(value) => change('keepMb', value)} />
      </div>
      <div className={styles['row']}>
        <Button data-action="keep" disabled={isSame} onClick={() => setIsAsking(true)}>
          {t('save')}
        </Button>
      </div>
      {isAsking && (
        <FormDialog name="keep" title={t('keeping.ask')} does={t('save')} danger={isShorter} onClose={() => setIsAsking(false)} send={() => admin.ask('retention.set', wanted)}
          onDone={() => {
            setIsAsking(false);
            tell({ text: t('keeping.changed') });
            onChanged();
          }}
        >
          <p>{t(isShorter ? 'keeping.shorter' : 'keeping.longer', { days: wanted.keepDays, size: wanted.keepMb })}</p>
        </FormDialog>
      )}
    </>
  );
}
