import { useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../shared/contract/call.ts';
import { CallClock } from '../../ui/Clock.tsx';
import { markOfCall } from '../../ui/marks.ts';
import { groupNumber } from '../../ui/phone.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useCallWord } from '../../ui/use-call-words.ts';
import styles from './CardHeader.module.css';
import { useDrag } from './use-drag.ts';

/** State, direction, where the call comes from, and the clock: always in the same places. */
export function CardHeader({ call, offsetMs }: { readonly call: Call; readonly offsetMs: number }): JSX.Element {
  const { t } = useTranslation('common');
  const word = useCallWord();
  const handle = useRef<HTMLElement>(null);
  useDrag(handle);
  const line = call.trunkNumber ?? call.displayNumber;
  const origin = call.queueName ?? (line === null ? null : groupNumber(line, call.dialect));
  return (
    <header ref={handle} className={styles['header']}>
      <span className={styles['mark']} key={call.state}>
        <StateMark mark={markOfCall(call)} size={20} />
      </span>
      <div className={styles['words']} data-whole={call.queueName === null}>
        <h2 className={styles['word']}>{word(call)}</h2>
        <span className={styles['direction']}>{t(`direction.${call.direction ?? 'unknown'}`)}</span>
        {origin !== null && <OneLine className={styles['origin']}>{origin}</OneLine>}
      </div>
      <span className={styles['clock']} data-standing={call.state === 'ended'}>
        <CallClock call={call} offsetMs={offsetMs} />
      </span>
    </header>
  );
}
