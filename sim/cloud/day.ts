import type { EpochMs } from '../../src/shared/contract/time.ts';
import { createRandom } from '../../relay/simulator/random.ts';
import { simulateShift } from '../../relay/simulator/moor-v7/shift.ts';
import { moorSource, type SimDirectory } from '../host/directory.ts';
import { ivrCalls, ringGroupCall, unreadableBody } from './other-clouds.ts';
import type { CloudDay, CloudPush, SilencedPhone } from './push.ts';

export interface DayOptions {
  readonly seed: string;
  readonly directory: SimDirectory;
  readonly startsAt: EpochMs;
  readonly durationMs: number;
  readonly callsPerAgentHour: number;
  /** First free number of the numbering cloud. */
  readonly serial: number;
}

/** Beside the calls of the main cloud. */
const perAgent = { ringGroups: 2, ivrCalls: 2, unreadable: 0.25 };

/** Everything that the clouds tell of one day; the same options give the same pushes. */
export function cloudDay({ seed, directory, startsAt, durationMs, callsPerAgentHour, serial }: DayOptions): CloudDay & { readonly nextSerial: number } {
  const random = createRandom(seed);
  const agents = directory.agents.map(({ number, name }) => ({ agentNumber: number, agentName: name }));
  const shift = simulateShift({ seed: random.int(0, 2 ** 31), agents, accountId: '20000153', startsAt, durationMs, callsPerAgentHour });
  const pushes: CloudPush[] = shift.map(({ at, body }) => ({ at, source: moorSource.id, body, mark: eventIdIn(body) }));
  const silenced: SilencedPhone[] = [];
  const someTime = (): EpochMs => startsAt + random.int(1, Math.floor((durationMs * 0.95) / 1000)) * 1000;
  const times = (share: number): EpochMs[] => Array.from({ length: Math.ceil(agents.length * share) }, someTime).toSorted((a, b) => a - b);

  for (const at of times(perAgent.ringGroups)) {
    const made = ringGroupCall(random, directory, at);
    pushes.push(...made.pushes);
    silenced.push(...made.silenced);
  }
  const ivr = ivrCalls(random, times(perAgent.ivrCalls), serial);
  pushes.push(...ivr.pushes);
  for (const at of times(perAgent.unreadable)) pushes.push({ at, source: moorSource.id, body: unreadableBody(random), mark: null });
  return { pushes: pushes.toSorted((a, b) => a.at - b.at), silenced, nextSerial: ivr.nextSerial };
}

function eventIdIn(body: object): string {
  if ('eventUniqueId' in body && typeof body.eventUniqueId === 'string') return body.eventUniqueId;
  if ('uniqueId' in body && typeof body.uniqueId === 'string') return body.uniqueId;
  return 'callUniqueId' in body && typeof body.callUniqueId === 'string' ? body.callUniqueId : '"source"';
}
