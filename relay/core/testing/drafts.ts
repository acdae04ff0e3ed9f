import type { EventDraft } from '../dialect.ts';
import type { Directory, EnrolledAgent, Source } from '../ports.ts';
import { audienceKeyOf } from '../viewer.ts';

export const mainSource: Source = { id: 'main', dialect: 'moor-v7', timeZone: 'Asia/Shanghai', values: {} };

/** A ringing phone, unless told otherwise. */
export function draftOf(changes: Partial<EventDraft> = {}): EventDraft {
  return {
    providerEventId: '8757e994f19040749c5b194faaf21c78',
    part: null,
    account: '20000153',
    kind: 'call.ringing',
    at: '2021-05-08T06:39:37.000Z',
    callId: '403344537650466816',
    relatedCallIds: [],
    direction: 'outbound',
    callType: 'dialout',
    customerNumber: '17319132391',
    displayNumber: '01081400192',
    trunkNumber: null,
    agentNumber: '20001',
    agentName: 'sc的坐席',
    data: {},
    ...changes,
  };
}

/** A directory of agents at home on `main`; `also` maps `source/extension` to one of their numbers. */
export function directoryOf(numbers: readonly string[], also: Readonly<Record<string, string>> = {}): Directory {
  const agents = new Map<string, EnrolledAgent>(
    numbers.map((number) => [number, { number, name: `Agent ${number}`, audienceKey: audienceKeyOf('main', number) }]),
  );
  return {
    source: (id) => (id === 'main' ? mainSource : undefined),
    agentBehind: (source, extension) => agents.get(also[`${source}/${extension}`] ?? (source === 'main' ? extension : '')),
  };
}
