import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { durationText, latencyText } from '../../ui/duration.ts';
import { markOfCall } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useCallWord } from '../../ui/use-call-words.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import styles from './CallTable.module.css';

/** One call on one line. Drawn anew only when the call itself has changed. */
export const CallLine = memo(function CallLine({ call }: { readonly call: CallRow }) {
  const { i18n } = useTranslation();
  const word = useCallWord();
  const { headline, beneath } = useCustomer(call);
  const startedAt = new Date(call.startedAt);
  return (
    <div
      role="row"
      className={styles['line']}
      data-call-id={call.callId}
      data-state={call.state}
      data-outcome={call.outcome}
      data-painted-ms={call.paintedAfterMs ?? undefined}
    >
      <time role="cell" className={styles['time']} dateTime={startedAt.toISOString()}>
        {startedAt.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
      </time>
      <span role="cell" className={styles['customer']}>
        <DirectionMark direction={call.direction} />
        <OneLine className={styles['headline']}>{headline}</OneLine>
        {beneath !== null && <span className={styles['beneath']}>{beneath}</span>}
      </span>
      <span role="cell" className={styles['outcome']}>
        <StateMark mark={markOfCall(call)} />
        <OneLine>{word(call)}</OneLine>
      </span>
      <span role="cell" className={styles['ring']}>
        {durationText(call.ringSeconds)}
      </span>
      <span role="cell" className={styles['talk']}>
        {durationText(call.talkSeconds)}
      </span>
      <span role="cell" className={styles['agent']}>
        <OneLine>{call.agentName ?? call.agentNumber ?? '–'}</OneLine>
      </span>
      <span role="cell" className={styles['painted']}>
        {call.paintedAfterMs === null ? '–' : latencyText(call.paintedAfterMs)}
      </span>
    </div>
  );
});
