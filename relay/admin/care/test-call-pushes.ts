import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { inboundCall } from '../../simulator/moor-v7/inbound.ts';
import { createIds } from '../../simulator/moor-v7/ids.ts';
import { outboundCall } from '../../simulator/moor-v7/outbound.ts';
import { noDisplayGroups, type CloudAgent, type CloudCall, type Customer } from '../../simulator/moor-v7/parties.ts';
import { createRandom } from '../../simulator/random.ts';
import { tel4vnInboundCall } from '../../simulator/tel4vn/inbound-call.ts';
import type { TimedPush } from '../../simulator/timed-push.ts';
import { wellcloudIvrCall } from '../../simulator/wellcloud/ivr-call.ts';
import { yunhuniJourney } from '../../simulator/yunhuni/conference-journey.ts';

export type StepName = 'ringing' | 'answered' | 'ended' | 'record';

export interface TestCallPlan {
  readonly dialect: string;
  readonly direction: 'inbound' | 'outbound';
  readonly agent: { readonly number: string; readonly name: string; readonly extension: string };
  readonly customerNumber: string;
  readonly at: EpochMs;
  readonly paceMs: number;
}

export interface TestCallPushes {
  readonly callId: string;
  readonly steps: readonly { readonly step: StepName; readonly bodies: readonly object[] }[];
}

/** A line that stands in no directory. */
const ownLine = '01000000000';

/** The pushes of a small call as each cloud sends them; `null` for a dialect that nobody simulates. */
export function testCallPushes(plan: TestCallPlan): TestCallPushes | null {
  switch (plan.dialect) {
    case 'moor-v7':
      return moorV7(plan);
    case 'tel4vn':
      return tel4vn(plan);
    case 'wellcloud':
      return wellcloud(plan);
    case 'yunhuni':
      return yunhuni(plan);
    default:
      return null;
  }
}

const bodiesOf = (pushes: readonly TimedPush[]): object[] => pushes.map(({ body }) => body);

function randomId(): string {
  return `test-${createRandom(`${Date.now()} ${Math.random()}`).hex(16)}`;
}

function moorV7({ direction, agent, customerNumber, at, paceMs }: TestCallPlan): TestCallPushes {
  const ids = createIds(createRandom(`${Date.now()} ${Math.random()}`));
  const callUniqueId = ids.call(at);
  const place = { province: '', city: '', areaCode: '' };
  const customer: Customer = { number: customerNumber, numberType: 'mobile', place, name: '', isVip: false };
  const cloudAgent: CloudAgent = { agentNumber: agent.number, agentName: agent.name, agentId: ids.object(), telNumber: agent.number, loginType: 'SIP', place };
  const call: CloudCall = {
    accountId: 'danping-test',
    callUniqueId,
    superUniqueId: callUniqueId,
    callType: direction === 'inbound' ? 'incoming' : 'dialout',
    customer,
    trunkNumber: direction === 'inbound' ? ownLine : '',
    displayNumber: direction === 'inbound' ? '' : ownLine,
    extras: '',
    displayGroups: noDisplayGroups,
  };
  const answeredAt = at + paceMs;
  const hungUpAt = answeredAt + paceMs;
  const steps =
    direction === 'outbound'
      ? outboundCall(
          { call, agent: cloudAgent, startsAt: at, agentRingSeconds: 0, customerRingSeconds: paceMs / 1000, talkSeconds: paceMs / 1000, announcement: null, hangUpSide: 'CUSTOMER', pushesWrappedLink: false },
          ids,
        )
      : inboundCall(
          {
            course: {
              call,
              relativeCallUniqueId: null,
              status: 'ANSWER',
              failureReason: null,
              sipCode: 200,
              hangUpSide: 'CUSTOMER',
              startedAt: at,
              hungUpAt,
              agent: { agent: cloudAgent, rangAt: at, answeredAt },
              customer: { rangAt: null, answeredAt: at },
              bridgedAt: answeredAt,
              playNumberSeconds: 0,
              menu: null,
              queue: null,
              survey: null,
              voicemailSeconds: null,
            },
            passedBy: [],
            pushesWrappedLink: false,
          },
          ids,
        );
  return {
    callId: callUniqueId,
    steps: [
      { step: 'ringing', bodies: bodiesOf([...steps.dialing, ...steps.ringing]) },
      { step: 'answered', bodies: bodiesOf(steps.answered) },
      { step: 'ended', bodies: bodiesOf(steps.ended) },
      { step: 'record', bodies: bodiesOf(steps.record) },
    ],
  };
}

function tel4vn({ direction, agent, customerNumber, at, paceMs }: TestCallPlan): TestCallPushes {
  const callId = randomId();
  const seconds = Math.round(paceMs / 1000);
  const pushes = tel4vnInboundCall({ callId, extension: agent.extension, customerNumber, hotline: ownLine, at, ringSeconds: seconds, talkSeconds: seconds });
  const turned = { direction: 'outbound', from_number: agent.extension, to_number: customerNumber };
  const [ringing = {}, answered = {}, ended = {}, record = {}] = bodiesOf(pushes).map((body) => (direction === 'outbound' ? { ...body, ...turned } : body));
  return {
    callId,
    steps: [
      { step: 'ringing', bodies: [ringing] },
      { step: 'answered', bodies: [answered] },
      { step: 'ended', bodies: [ended] },
      { step: 'record', bodies: [record] },
    ],
  };
}

/** WellCloud pushes a caller's way into the IVR and out of it, nothing else. */
function wellcloud({ customerNumber, at, paceMs }: TestCallPlan): TestCallPushes {
  const callId = randomId();
  // Without the count of its own events, which this is none of.
  const [started = {}, ended = {}] = bodiesOf(wellcloudIvrCall({ callId, customerNumber, at, seconds: Math.round(paceMs / 1000), serial: 0 })).map(({ ...body }) => {
    const { serial: _serial, ...rest } = { serial: 0, ...body };
    return rest;
  });
  return { callId, steps: [{ step: 'ringing', bodies: [started] }, { step: 'ended', bodies: [ended] }] };
}

/** Yunhuni pushes a caller's keys and the conference where agent and caller meet. */
function yunhuni({ agent, customerNumber, at }: TestCallPlan): TestCallPushes {
  const callId = randomId();
  const wholeMs = 92_000;
  const bodies = bodiesOf(yunhuniJourney({ callId, agentCallId: randomId(), conferenceId: randomId(), customerNumber, agentExtension: agent.extension, at: at - wholeMs }));
  return {
    callId,
    steps: [
      { step: 'ringing', bodies: bodies.slice(0, 2) },
      { step: 'answered', bodies: bodies.slice(2, 5) },
      { step: 'ended', bodies: bodies.slice(5) },
    ],
  };
}
