import { useMemo, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../../../shared/api/views.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { Away } from '../away/Away.tsx';
import { Empty } from '../calls/Empty.tsx';
import { useCallKeys } from '../calls/use-call-keys.ts';
import { VirtualCalls } from '../calls/VirtualCalls.tsx';
import { CallPanel } from './later-parts.ts';
import { LiveCall } from './LiveCall.tsx';
import styles from './Today.module.css';

interface Props {
  readonly view: DeskView;
  readonly opened: string | null;
  readonly onOpen: (callId: string | null) => void;
  readonly onMissed: () => void;
}

/** The day: calls in progress on top, then what was missed while nobody was here, then the others. Each call stands here once. */
export function Today({ view, opened, onOpen, onMissed }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const { liveCalls, todaysCalls } = view;
  const others = useMemo(() => {
    const live = new Set(liveCalls.map((call) => call.callId));
    return todaysCalls.filter((call) => !live.has(call.callId));
  }, [liveCalls, todaysCalls]);
  const held = useMemo(() => ({ rows: others, above: 0, isEnd: true, jumps: 0 }), [others]);
  const keys = useCallKeys(others, opened, onOpen);
  const row = [...liveCalls, ...others].find(({ callId }) => callId === opened) ?? null;
  return (
    <div className={styles['today']} data-screen="today">
      <div className={styles['day']}>
        {liveCalls.length > 0 && (
          <section className={styles['live']} aria-label={t('live-calls')}>
            {liveCalls.map((call) => (
              <LiveCall key={call.callId} call={call} offsetMs={view.clockOffsetMs} onOpen={onOpen} />
            ))}
          </section>
        )}
        <Away onOpen={onOpen} onMissed={onMissed} />
        <section className={styles['calls']}>
          <UnseenHeading>{t('calls-of-today')}</UnseenHeading>
          {others.length > 0 ? (
            <VirtualCalls label={t('calls-of-today')} held={held} whole keys={keys} />
          ) : liveCalls.length > 0 ? (
            <Empty title={t('today.no-others')} />
          ) : (
            <Empty title={t('today.empty')} hint={t('today.empty-hint')} />
          )}
        </section>
      </div>
      {opened !== null && <CallPanel callId={opened} row={row} onClose={keys.close} />}
    </div>
  );
}
