import { memo, type JSX } from 'react';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { durationText } from '../../ui/duration.ts';
import { atEdge } from './at-edge.ts';
import { CustomerCells, OutcomeCell, RingCell, TimeCell } from './CallCells.tsx';
import styles from './CallGrid.module.css';
import { Found } from './Found.tsx';

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
      <TimeCell call={call} />
      <span role="gridcell" className={styles['direction']}>
        <DirectionMark direction={call.direction} />
      </span>
      <CustomerCells call={call} />
      <span role="gridcell" className={styles['agent']}>
        <Found>{call.agentName ?? call.agentNumber ?? '–'}</Found>
      </span>
      <RingCell call={call} />
      <span role="gridcell" className={styles['talk']}>
        {durationText(call.answeredAt === null ? null : call.talkSeconds)}
      </span>
      <OutcomeCell call={call} />
      <span role="gridcell" className={styles['note']}>
        <Found>{call.wrapUp?.note ?? ''}</Found>
      </span>
    </div>
  );
});
