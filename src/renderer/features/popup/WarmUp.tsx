import { useEffect, useState, type JSX } from 'react';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { CallOutcome } from '../../../shared/contract/call-record.ts';
import { CardBody } from './CardBody.tsx';
import styles from './WarmUp.module.css';

/**
 * Draws a card that nobody sees, once, while the window is still hidden: fonts, number plans and date formats are
 * then ready before the first call, which would otherwise wait some 80 ms for them.
 */
export function WarmUp(): JSX.Element | null {
  const [done, setDone] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDone(true), 0);
    return () => clearTimeout(timer);
  }, []);
  if (done) return null;
  return (
    <div className={styles['unseen']} aria-hidden="true" inert>
      <CardBody card={sample} short={false} offsetMs={0} headlineId="" />
    </div>
  );
}

const day = 86_400_000;
const at = Date.now();

function earlier(outcome: CallOutcome, startedAt: number): PopupCard['earlierCalls'][number] {
  return { callId: outcome, startedAt, direction: 'inbound', outcome, agentNumber: '0', agentName: null, talkSeconds: 1 };
}

const sample: PopupCard = {
  callsToday: 2,
  earlierCalls: [earlier('answered', at), earlier('missed', at - day), earlier('no-answer', at - 9 * day)],
  call: {
    callId: '',
    dialect: '',
    direction: 'inbound',
    callType: null,
    customerNumber: '01012345678',
    customerName: '来电 Aă',
    displayNumber: '13012345678',
    trunkNumber: '+861012345678',
    queueName: null,
    agentNumber: '0',
    agentName: null,
    extras: { a: '1' },
    relatedCallIds: [],
    state: 'ended',
    outcome: 'answered',
    startedAt: at,
    dialedAt: null,
    ringingAt: at,
    answeredAt: at,
    endedAt: at,
    ringSeconds: 0,
    talkSeconds: 0,
    legs: [],
    takenBy: null,
    record: null,
    firstReceivedAt: at,
    lastReceivedAt: at,
    paintedAfterMs: null,
  },
};
