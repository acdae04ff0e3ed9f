import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useTell } from '../../../ui/tell.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { Shown } from '../parts/Shown.tsx';
import { addressOf } from '../places.ts';
import { useAsked } from '../use-asked.ts';
import { clockText } from './clock-text.ts';
import inspectorStyles from './Inspector.module.css';
import { marksOfAnswers } from './PushLineLink.tsx';
import { RawAndUnderstood } from './RawAndUnderstood.tsx';
import { Receivers } from './Receivers.tsx';

/** The receivers' state moves on for a while. */
const lookEveryMs = 2_000;

/** One push in full: as it came, as it was understood, and how far it has come. */
export function PushDetail({ push, onResent }: { readonly push: number; readonly onResent: () => void }): JSX.Element {
  const asked = useAsked('pushes.show', { push }, lookEveryMs);
  return (
    <section className={inspectorStyles['detail']} data-opened={push}>
      <Shown asked={asked}>{(value) => <Parts push={value} onResent={onResent} />}</Shown>
    </section>
  );
}

function Parts({ push, onResent }: { readonly push: AdminOutput<'pushes.show'>; readonly onResent: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const [open, setOpen] = useState<AdminOutput<'pushes.show'> | null>(null);
  const [isResending, setIsResending] = useState(false);
  const show = useSubmit(() => admin.ask('pushes.show', { push: push.push, show: 'numbers' }), setOpen);
  const { raw, events } = open ?? push;
  return (
    <>
      <div className={styles['row']}>
        <StateMark mark={marksOfAnswers[push.answer]} size={20} />
        <h2>
          #{push.push} · {clockText(push.at)} · {push.source}
        </h2>
        <span className={styles['muted']}>{t('inspector.answered', { answer: t(`answers.${push.answer}`), milliseconds: push.milliseconds, bytes: push.bytes })}</span>
        <span className={styles['grow']} />
        <Button size="xs" data-action="numbers" title={t('inspector.numbers-hint')} loading={show.busy} onClick={() => (open ? setOpen(null) : void show.submit())}>
          {t(open ? 'inspector.mask' : 'inspector.numbers')}
        </Button>
        <Button size="xs" data-action="resend" onClick={() => setIsResending(true)}>
          {t('inspector.resend')}
        </Button>
      </div>
      <p className={styles['small']}>{t('inspector.numbers-hint')}</p>
      {show.refusal && <RefusalNote key={show.times} refusal={show.refusal} />}
      {push.error !== null && (
        <p className={styles['notice']} lang="en">
          <StateMark mark="ended-failed" /> <span>{push.error}</span>
        </p>
      )}
      <RawAndUnderstood raw={raw} encoding={push.encoding} events={events.map(({ event }) => event)} />
      {push.events.map(({ event, receivers }) => (
        <Receivers key={event.seq} event={event} receivers={receivers} />
      ))}
      {isResending && (
        <FormDialog name="resend" title={t('inspector.resend-title', { push: push.push })} does={t('inspector.resend')} onClose={() => setIsResending(false)} send={() => admin.ask('pushes.resend', { push: push.push })}
          onDone={(sent) => {
            setIsResending(false);
            onResent();
            tell({ text: t('inspector.resent', { answer: t(`answers.${sent.answer}`) }), action: { label: t('inspector.look'), onPress: () => (location.hash = addressOf('inspector', 'pushes', sent.push)) } });
          }}
        >
          <p>{t('inspector.resend-what')}</p>
        </FormDialog>
      )}
    </>
  );
}
