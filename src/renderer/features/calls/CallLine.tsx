import { memo, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { durationText } from '../../ui/duration.ts';
import { markOfCall } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useCallWord } from '../../ui/use-call-words.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import { atEdge } from './at-edge.ts';
import styles from './CallGrid.module.css';
import { Found } from './Found.tsx';
import { Maybe } from './Maybe.tsx';
import { useRegion } from './regions.ts';

export interface LineProps {
  readonly call: CallRow;
  readonly id: string;
  readonly isCurrent: boolean;
  /** Its upper edge in the list, in CSS pixels. */
  readonly edge: number;
  /** Counted from 1 in the whole list. */
  readonly rowIndex: number;
  readonly onPick: (callId: string) => void;
}

/** One call on one line. Drawn anew only when the call itself has changed. */
export const CallLine = memo(function CallLine({ call, id, isCurrent, edge, rowIndex, onPick }: LineProps): JSX.Element {
  const { i18n } = useTranslation();
  const word = useCallWord();
  const { name, number, isMaybe } = useCustomer(call);
  const region = useRegion(call.customerNumber, call.dialect);
  const startedAt = new Date(call.startedAt);
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={rowIndex}
      aria-selected={isCurrent}
      className={styles['line']}
      style={atEdge(edge)}
      data-call-id={call.callId}
      data-state={call.state}
      data-outcome={call.outcome}
      data-painted-ms={call.paintedAfterMs ?? undefined}
      onClick={() => onPick(call.callId)}
    >
      <time role="gridcell" className={styles['time']} dateTime={startedAt.toISOString()}>
        {startedAt.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
      </time>
      <span role="gridcell" className={styles['direction']}>
        <DirectionMark direction={call.direction} />
      </span>
      <span role="gridcell" className={styles['who']}>
        {name === null ? <span className={styles['none']}>–</span> : <Found className={styles['name']}>{name}</Found>}
        {isMaybe && <Maybe />}
      </span>
      <span role="gridcell" className={styles['number']} data-alone={name === null}>
        <Found>{number ?? '–'}</Found>
      </span>
      <span role="gridcell" className={styles['region']}>
        <OneLine>{region ?? ''}</OneLine>
      </span>
      <span role="gridcell" className={styles['agent']}>
        <Found>{call.agentName ?? call.agentNumber ?? '–'}</Found>
      </span>
      <span role="gridcell" className={styles['ring']}>
        {durationText(call.ringSeconds)}
      </span>
      <span role="gridcell" className={styles['talk']}>
        {durationText(call.answeredAt === null ? null : call.talkSeconds)}
      </span>
      <span role="gridcell" className={styles['outcome']}>
        <StateMark mark={markOfCall(call)} />
        <OneLine>{word(call)}</OneLine>
      </span>
      <span role="gridcell" className={styles['note']}>
        <Found>{call.wrapUp?.note ?? ''}</Found>
      </span>
    </div>
  );
});
