import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from '../../../shared/api/views.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { CallTable } from '../calls/CallTable.tsx';
import { Empty } from '../calls/Empty.tsx';
import { LiveCall } from './LiveCall.tsx';
import styles from './Today.module.css';

/** The day: calls in progress on top, then the others, latest first. Each call stands here once. */
export function Today({ view }: { readonly view: DeskView }): JSX.Element {
  const { t } = useTranslation('desk');
  const live = new Set(view.liveCalls.map((call) => call.callId));
  const others = view.todaysCalls.filter((call) => !live.has(call.callId));
  return (
    <>
      {view.liveCalls.length > 0 && (
        <section className={styles['live']} aria-label={t('live-calls')}>
          {view.liveCalls.map((call) => (
            <LiveCall key={call.callId} call={call} offsetMs={view.clockOffsetMs} />
          ))}
        </section>
      )}
      <section className={styles['calls']}>
        <UnseenHeading>{t('calls-of-today')}</UnseenHeading>
        {others.length > 0 ? (
          <CallTable label={t('calls-of-today')} groups={[{ title: null, rows: others }]} />
        ) : live.size > 0 ? (
          <Empty title={t('today.no-others')} />
        ) : (
          <Empty title={t('today.empty')} hint={t('today.empty-hint')} />
        )}
      </section>
    </>
  );
}
