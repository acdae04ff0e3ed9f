import { Button } from '@mantine/core';
import { memo, use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { atEdge } from '../calls/at-edge.ts';
import { CustomerCells, OutcomeCell, RingCell, TimeCell } from '../calls/CallCells.tsx';
import grid from '../calls/CallGrid.module.css';
import type { LineProps } from '../calls/CallLine.tsx';
import { CopyNumber } from '../calls/CopyNumber.tsx';
import { DeskActsContext } from '../calls/desk-acts.ts';
import { useDial } from '../dialing/use-dial.ts';
import { MissedActsContext } from './missed-acts.ts';
import styles from './MissedLine.module.css';

const columns = ['time', 'who', 'number', 'region', 'ring', 'outcome', 'acts'] as const;

export function MissedHead(): JSX.Element {
  const { t } = useTranslation('calls');
  return (
    <div role="row" aria-rowindex={1} className={grid['head']}>
      {columns.map((column) => (
        <span key={column} role="columnheader" className={grid[column]}>
          {t(column === 'ring' ? 'columns.waited' : `columns.${column}`)}
        </span>
      ))}
    </div>
  );
}

/** A missed call on one line, with what is to be done about it. */
export const MissedLine = memo(function MissedLine({ call, id, isCurrent, edge, rowIndex, onPick }: LineProps): JSX.Element {
  return (
    <div role="row" id={id} aria-rowindex={rowIndex} aria-selected={isCurrent} className={grid['line']} style={atEdge(edge)} data-call-id={call.callId} data-outcome={call.outcome} onClick={() => onPick(call.callId)}>
      <TimeCell call={call} />
      <CustomerCells call={call} />
      <RingCell call={call} />
      <OutcomeCell call={call} />
      <span role="gridcell" className={styles['acts']} onClick={(event) => event.stopPropagation()}>
        <CallBack number={call.customerNumber} dialect={call.dialect} />
        <Tick callId={call.callId} />
      </span>
    </div>
  );
});

function CallBack({ number, dialect }: { readonly number: string | null; readonly dialect: string }): JSX.Element | null {
  const { t } = useTranslation('calls');
  const { canDial } = use(DeskActsContext);
  const dial = useDial();
  if (number === null) return null;
  if (!canDial) return <CopyNumber number={number} dialect={dialect} />;
  return (
    <Button size="compact-sm" data-action="call-back" onClick={() => void dial(number)}>
      {t('call-back')}
    </Button>
  );
}

function Tick({ callId }: { readonly callId: string }): JSX.Element {
  const { t } = useTranslation('missed');
  const { isDone, tick } = use(MissedActsContext);
  return (
    <Button size="compact-sm" data-action={isDone ? 'reopen' : 'done'} onClick={() => tick(callId)}>
      {t(isDone ? 'reopen' : 'tick')}
    </Button>
  );
}
