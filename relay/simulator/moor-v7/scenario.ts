import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { createRandom } from '../random.ts';
import type { Course } from './course.ts';
import type { Ids } from './ids.ts';
import { createIds } from './ids.ts';
import { inboundCall } from './inbound.ts';
import { outboundCall } from './outbound.ts';
import type { CloudAgent, CloudCall, Customer } from './parties.ts';
import { noDisplayGroups } from './parties.ts';
import { beijing } from './places.ts';
import type { CallSteps } from './steps.ts';

/** One call to be pushed step by step. What is left out is as in the V7 page's examples. */
export interface ScenarioOptions {
  readonly agentNumber: string;
  /** When the customer's (outbound) or the agent's (inbound) phone begins to be called, whole seconds as the cloud counts. */
  readonly at: EpochMs;
  readonly agentName?: string;
  readonly accountId?: string;
  /** Else made from `at` and the agent: the same options always tell of the same call. */
  readonly callId?: string;
  readonly customerNumber?: string;
  /** The number shown to the customer (outbound) or dialled by the customer (inbound). */
  readonly lineNumber?: string;
  readonly extras?: CloudCall['extras'];
  readonly ringSeconds?: number;
  readonly talkSeconds?: number;
}

/** The dial-out of the V7 page: calling, ring, link and hangup five seconds apart, then the cdr. */
export function documentDialout(options: ScenarioOptions): CallSteps {
  const ids = idsOf('dialout', options);
  const line = { callType: 'dialout', displayNumber: options.lineNumber ?? '01081400192', trunkNumber: '' } as const;
  return outboundCall(
    {
      call: callOf(options, ids, line),
      agent: agentOf(options),
      startsAt: options.at,
      agentRingSeconds: 5,
      customerRingSeconds: options.ringSeconds ?? 5,
      talkSeconds: options.talkSeconds ?? 5,
      announcement: null,
      hangUpSide: 'AGENT',
      pushesWrappedLink: true,
    },
    ids,
  );
}

/** An inbound call after the V7 page's hangup example: ring, link, hangup, then the cdr. */
export function documentInbound(options: ScenarioOptions): CallSteps {
  const ids = idsOf('incoming', options);
  const line = { callType: 'incoming', displayNumber: '', trunkNumber: options.lineNumber ?? '01080455499' } as const;
  const answeredAt = options.at + (options.ringSeconds ?? 5) * 1000;
  const course: Course = {
    call: callOf(options, ids, line),
    relativeCallUniqueId: null,
    status: 'ANSWER',
    failureReason: null,
    sipCode: 200,
    hangUpSide: 'CUSTOMER',
    startedAt: options.at - 15_000,
    hungUpAt: answeredAt + (options.talkSeconds ?? 5) * 1000,
    agent: { agent: agentOf(options), rangAt: options.at, answeredAt },
    customer: { rangAt: null, answeredAt: options.at - 15_000 },
    bridgedAt: answeredAt,
    playNumberSeconds: 0,
    menu: { at: options.at - 15_000 },
    queue: { number: '8001', name: '售后队列', joinedAt: options.at - 5_000, waitSeconds: 5 },
    survey: null,
    voicemailSeconds: null,
  };
  return inboundCall({ course, passedBy: [], pushesWrappedLink: true }, ids);
}

function idsOf(sort: string, { at, agentNumber, callId }: ScenarioOptions): Ids {
  return createIds(createRandom(`${sort} ${at} ${agentNumber} ${callId ?? ''}`));
}

function callOf(options: ScenarioOptions, ids: Ids, line: Pick<CloudCall, 'callType' | 'displayNumber' | 'trunkNumber'>): CloudCall {
  const customer: Customer = {
    number: options.customerNumber ?? '17319132391',
    numberType: 'mobile',
    place: beijing,
    name: '王女士',
    isVip: false,
  };
  return {
    ...line,
    accountId: options.accountId ?? '20000153',
    callUniqueId: options.callId ?? ids.call(options.at),
    superUniqueId: ids.call(options.at),
    customer,
    extras: options.extras ?? '',
    displayGroups: noDisplayGroups,
  };
}

function agentOf({ agentNumber, agentName }: ScenarioOptions): CloudAgent {
  return {
    agentNumber,
    agentName: agentName ?? 'sc的坐席',
    agentId: '6094f5aa696609001197e4b9',
    telNumber: '18519117865',
    loginType: 'PSTN',
    place: beijing,
  };
}
