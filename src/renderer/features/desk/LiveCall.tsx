import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { CallClock } from '../../ui/Clock.tsx';
import { markOfCall, toneOf } from '../../ui/marks.ts';
import { groupNumber } from '../../ui/phone.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useCallWord } from '../../ui/use-call-words.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import { Maybe } from '../calls/Maybe.tsx';
import styles from './LiveCall.module.css';

interface Props {
  readonly call: CallRow;
  readonly offsetMs: number;
  readonly onOpen: (callId: string) => void;
}

/** A call in progress, as prominent as on the pop-up: the customer large, the clock beside. */
export function LiveCall({ call, offsetMs, onOpen }: Props): JSX.Element {
  const { t } = useTranslation(['common', 'desk']);
  const word = useCallWord();
  const { headline, beneath, isMaybe } = useCustomer(call);
  const line = call.trunkNumber ?? call.displayNumber;
  const context = [
    t(`common:direction.${call.direction ?? 'unknown'}`),
    call.queueName ?? (line === null ? null : groupNumber(line, call.dialect)),
  ];
  return (
    <article
      className={styles['call']}
      data-call-id={call.callId}
      data-state={call.state}
      data-outcome={call.outcome}
      data-painted-ms={call.paintedAfterMs ?? undefined}
      data-tone={toneOf(markOfCall(call))}
    >
      <StateMark mark={markOfCall(call)} size={28} />
      <div className={styles['state']}>
        <p className={styles['word']}>{word(call)}</p>
        <OneLine className={styles['context']}>{context.filter((part) => part !== null).join(' · ')}</OneLine>
      </div>
      <div className={styles['customer']}>
        <h2>
          <OneLine>{headline}</OneLine>
          {isMaybe && <Maybe />}
        </h2>
        {beneath !== null && <OneLine className={styles['beneath']}>{beneath}</OneLine>}
      </div>
      <p className={styles['clock']}>
        <CallClock call={call} offsetMs={offsetMs} />
      </p>
      <Button data-action="details" onClick={() => onOpen(call.callId)}>
        {t('desk:details')}
      </Button>
    </article>
  );
}
