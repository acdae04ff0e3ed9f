import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { durationText } from '../../ui/duration.ts';
import { markOfCall } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useCallWord } from '../../ui/use-call-words.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import styles from './CallGrid.module.css';
import { Found } from './Found.tsx';
import { Maybe } from './Maybe.tsx';
import { useRegion } from './regions.ts';

interface Props {
  readonly call: CallRow;
}

export function TimeCell({ call }: Props): JSX.Element {
  const { i18n } = useTranslation();
  const startedAt = new Date(call.startedAt);
  return (
    <time role="gridcell" className={styles['time']} dateTime={startedAt.toISOString()}>
      {startedAt.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
    </time>
  );
}

/** Who it was, in three cells: name, number and region. */
export function CustomerCells({ call }: Props): JSX.Element {
  const { name, number, isMaybe } = useCustomer(call);
  const region = useRegion(call.customerNumber, call.dialect);
  return (
    <>
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
    </>
  );
}

export function RingCell({ call }: Props): JSX.Element {
  return (
    <span role="gridcell" className={styles['ring']}>
      {durationText(call.ringSeconds)}
    </span>
  );
}

export function OutcomeCell({ call }: Props): JSX.Element {
  const word = useCallWord();
  return (
    <span role="gridcell" className={styles['outcome']}>
      <StateMark mark={markOfCall(call)} />
      <OneLine>{word(call)}</OneLine>
    </span>
  );
}
