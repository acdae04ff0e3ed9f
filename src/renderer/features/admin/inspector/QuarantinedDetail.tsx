import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import { useTell } from '../../../ui/tell.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { prettyText } from './clock-text.ts';
import inspectorStyles from './Inspector.module.css';

/** A push that could not be read: why, and its bytes; it can be read anew after a mend, or thrown away. */
export function QuarantinedDetail({ id, onChanged }: { readonly id: number; readonly onChanged: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const moment = useMoment();
  const asked = useAsked('quarantine.show', { id }, null);
  const [isRemoving, setIsRemoving] = useState(false);
  const [open, setOpen] = useState<AdminOutput<'quarantine.show'> | null>(null);
  const show = useSubmit(() => admin.ask('quarantine.show', { id, show: 'numbers' }), setOpen);
  const reread = useSubmit(() => admin.ask('quarantine.reread', { id }), ({ understood, reason }) => {
    if (understood) tell({ text: t('quarantine.understood') });
    else tell({ text: t('quarantine.not-understood'), detail: reason ?? '', alarm: true });
    if (understood) onChanged();
  });
  return (
    <section className={inspectorStyles['detail']} data-opened={id}>
      <Shown asked={asked}>
        {(entry) => (
          <section className={styles['card']}>
            <h2 lang="en">{entry.reason}</h2>
            <div className={styles['row']}>
              <Button size="xs" data-action="numbers" title={t('inspector.numbers-hint')} loading={show.busy} onClick={() => (open ? setOpen(null) : void show.submit())}>
                {t(open ? 'inspector.mask' : 'inspector.numbers')}
              </Button>
              <Button size="xs" data-action="reread" loading={reread.busy} onClick={() => void reread.submit()}>
                {t('quarantine.reread')}
              </Button>
              <Button size="xs" data-action="remove" onClick={() => setIsRemoving(true)}>
                {t('remove')}
              </Button>
            </div>
            <p className={styles['small']}>
              {t('quarantine.came', { count: entry.times, first: moment(Date.parse(entry.firstAt)), last: moment(Date.parse(entry.lastAt)) })} {entry.contentType}
            </p>
            <p className={styles['small']}>{t('inspector.numbers-hint')}</p>
            {[show, reread].map(({ refusal, times }, index) => refusal && <RefusalNote key={`${index} ${times}`} refusal={refusal} />)}
            <pre className={inspectorStyles['json']} data-part="raw" tabIndex={0}>
              {prettyText((open ?? entry).raw)}
            </pre>
          </section>
        )}
      </Shown>
      {isRemoving && (
        <FormDialog name="remove" title={t('quarantine.remove-title')} does={t('remove')} danger onClose={() => setIsRemoving(false)} onDone={onChanged} send={() => admin.ask('quarantine.remove', { id })}>
          <p>{t('quarantine.remove-what')}</p>
        </FormDialog>
      )}
    </section>
  );
}
