import { useEffect, useRef, useState, type JSX } from 'react';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { CallOutcome } from '../../../shared/contract/call-record.ts';
import { nothingAllowed } from '../../../shared/contract/nothing-allowed.ts';
import { CardBody } from './CardBody.tsx';
import styles from './WarmUp.module.css';

/**
 * Draws a card that nobody sees, once, while the window is still hidden: fonts, number plans and date formats are
 * then ready before the first call, which would otherwise wait some 80 ms for them.
 */
export function WarmUp(): JSX.Element | null {
  const [done, setDone] = useState(false);
  const unseen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A hidden window lays nothing out by itself, and it is the layout that loads the fonts.
    unseen.current?.getBoundingClientRect();
    const timer = setTimeout(() => setDone(true), 0);
    return () => clearTimeout(timer);
  }, []);
  if (done) return null;
  return (
    <div ref={unseen} className={styles['unseen']} aria-hidden="true" inert>
      <CardBody card={sample} rules={nothingAllowed} masked={false} short={false} mostEarlier={3} offsetMs={0} onUnfold={() => undefined} headlineId="" />
    </div>
  );
}

const day = 86_400_000;
const at = Date.now();

function earlier(outcome: CallOutcome, startedAt: number): PopupCard['earlierCalls'][number] {
  return { callId: outcome, startedAt, direction: 'inbound', outcome, agentNumber: '0', agentName: null, talkSeconds: 1, note: null };
}

const sample: PopupCard = {
  customer: { name: '来电 Aă', nameFrom: 'pushed', region: '江苏', carrier: '中国移动' },
  journey: [{ keys: '2', isProbable: true }],
  hasCrm: true,
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
    state: 'ringing',
    outcome: 'unknown',
    startedAt: at,
    dialedAt: null,
    ringingAt: at,
    answeredAt: null,
    endedAt: null,
    ringSeconds: 0,
    talkSeconds: 0,
    legs: [],
    takenBy: null,
    record: null,
    firstReceivedAt: at,
    lastReceivedAt: at,
    paintedAfterMs: null,
    wrapUp: null,
    contactName: null,
    contactMatch: null,
    missedDoneAt: null,
  },
};
