import { SegmentedControl } from '@mantine/core';
import { use, useCallback, useMemo, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CappedCount } from '../../../shared/api/history-views.ts';
import { useBridge } from '../../bridge/context.ts';
import { CallList } from '../../stores/call-list.ts';
import { useWithNews } from '../../stores/use-news.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { DeskActsContext } from '../calls/desk-acts.ts';
import { Empty } from '../calls/Empty.tsx';
import { CallPanel } from '../calls/panel/CallPanel.tsx';
import { useCallKeys } from '../calls/use-call-keys.ts';
import { VirtualCalls } from '../calls/VirtualCalls.tsx';
import { FailureBanner } from '../connection/Banner.tsx';
import { MissedActsContext } from './missed-acts.ts';
import { MissedHead, MissedLine } from './MissedLine.tsx';
import styles from './Missed.module.css';
import { useMark } from './use-mark.ts';

interface Props {
  readonly openMissed: CappedCount | null;
  readonly opened: string | null;
  readonly onOpen: (callId: string | null) => void;
}

/** Calls in which nobody spoke with the customer: they stay until they are ticked off, however long ago they were. */
export function Missed({ openMissed, opened, onOpen }: Props): JSX.Element {
  const { t } = useTranslation('missed');
  const { canDial } = use(DeskActsContext);
  const [isDone, setIsDone] = useState(false);
  const choose = (chosen: string): void => {
    setIsDone(chosen === 'done');
    onOpen(null);
  };
  const count = openMissed === null || openMissed.count === 0 ? '' : ` ${openMissed.count}${openMissed.isMore ? '+' : ''}`;
  return (
    <section className={styles['missed']} data-screen="missed">
      <UnseenHeading>{t('title')}</UnseenHeading>
      <div className={styles['top']}>
        <SegmentedControl
          aria-label={t('title')}
          value={isDone ? 'done' : 'open'}
          data={[
            { value: 'open', label: `${t('open')}${count}` },
            { value: 'done', label: t('done') },
          ]}
          onChange={choose}
        />
        <p className={styles['keys']}>{t(isDone ? 'keys-done' : canDial ? 'keys' : 'keys-copy')}</p>
      </div>
      <Calls key={String(isDone)} isDone={isDone} opened={opened} onOpen={onOpen} />
    </section>
  );
}

function Calls({ isDone, opened, onOpen }: Omit<Props, 'openMissed'> & { readonly isDone: boolean }): JSX.Element {
  const { t } = useTranslation('missed');
  const bridge = useBridge();
  const [list] = useState(
    () =>
      new CallList(
        {
          search: ({ after, limit }) => bridge.call('missed.page', { done: isDone, after, limit }),
          count: () => Promise.resolve({ ok: true, value: null }),
        },
        Number.POSITIVE_INFINITY,
      ),
  );
  const state = useStore(list.store);
  const mark = useMark();
  useWithNews(list.refresh);
  const keys = useCallKeys(state.rows, opened, onOpen, (pressed, call, leave) => {
    if (pressed !== 'd') return false;
    leave();
    void mark(call.callId, !isDone);
    return true;
  });
  const { leave } = keys;
  const tick = useCallback(
    (callId: string): void => {
      leave(callId);
      void mark(callId, !isDone);
    },
    [leave, mark, isDone],
  );
  const show = useCallback((first: number, last: number) => list.show(first, last), [list]);
  const acts = useMemo(() => ({ isDone, tick }), [isDone, tick]);
  return (
    <>
      {state.failure && <FailureBanner failure={state.failure} onRetry={list.refresh} />}
      <div className={styles['body']}>
        {state.rows.length > 0 ? (
          <MissedActsContext value={acts}>
            <VirtualCalls label={t(isDone ? 'done' : 'title')} held={state} withDays whole keys={keys} kind="missed" line={MissedLine} head={MissedHead} onShow={show} />
          </MissedActsContext>
        ) : (
          state.phase !== 'failed' && <Empty title={t(state.phase === 'loading' ? 'loading' : isDone ? 'none-done' : 'none')} hint={t(isDone ? 'none-done-hint' : 'none-hint')} />
        )}
        {opened !== null && <CallPanel callId={opened} row={state.rows.find(({ callId }) => callId === opened) ?? null} onClose={keys.close} />}
      </div>
    </>
  );
}
