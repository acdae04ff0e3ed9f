import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Random } from '../../relay/simulator/random.ts';
import { tel4vnInboundCall } from '../../relay/simulator/tel4vn/inbound-call.ts';
import type { TimedPush } from '../../relay/simulator/timed-push.ts';
import { wellcloudIvrCall } from '../../relay/simulator/wellcloud/ivr-call.ts';
import { tel4vnSource, wellcloudSource, type SimDirectory } from '../host/directory.ts';
import type { CloudPush, SilencedPhone } from './push.ts';

interface Made {
  readonly pushes: readonly CloudPush[];
  readonly silenced: readonly SilencedPhone[];
}

/** A ring group of the second cloud: two phones ring for one caller, each under a call id of its own; one answers. */
export function ringGroupCall(random: Random, { agents }: SimDirectory, at: EpochMs): Made {
  const first = random.int(0, agents.length - 1);
  const [answers, silent] = [agents[first], agents[(first + 1) % agents.length]];
  if (!answers || !silent || answers === silent) return { pushes: [], silenced: [] };
  const ring = { customerNumber: `09${random.int(10_000_000, 99_999_999)}`, hotline: '02873000000', at, ringSeconds: random.int(2, 20) };
  const legOf = (extension: string) => ({ ...ring, callId: `t${random.hex(20)}`, extension, talkSeconds: random.int(5, 300) });
  const [taken, given] = [legOf(answers.extension), legOf(silent.extension)];
  const pushes = tel4vnInboundCall(taken).map((push) => asPush(push, taken.callId));
  const [ringing, , hangup] = tel4vnInboundCall({ ...given, talkSeconds: 0 });
  const silentPushes = [ringing, hangup].flatMap((push, index) => (push ? [asPush(index === 1 ? unanswered(push) : push, given.callId)] : []));
  const silenced = { callId: given.callId, agentNumber: silent.number, takenBy: answers.number, pushes: [...pushes.slice(0, 2), ...silentPushes.slice(0, 1)] };
  return { pushes: [...pushes, ...silentPushes], silenced: [silenced] };
}

/** The first and last of a day always come: only between two numbers can one be missed. */
const surelySent = 10;
const neverSent = 0.02;

/** Callers in an IVR, whose events their cloud numbers as they happen; now and then one is lost on the way for good. */
export function ivrCalls(random: Random, times: readonly EpochMs[], firstSerial: number): { readonly pushes: readonly CloudPush[]; readonly nextSerial: number } {
  const calls = times.map((at) => ({
    callId: `w${random.hex(16)}`,
    customerNumber: `139${random.int(10_000_000, 99_999_999)}`,
    at,
    seconds: random.int(5, 120),
    serial: 0,
  }));
  const events = calls.flatMap(wellcloudIvrCall).toSorted((a, b) => a.at - b.at);
  const pushes = events.map(({ at, body }, index) => {
    const serial = firstSerial + index;
    return { at, source: wellcloudSource.id, body: { ...body, serial }, mark: `"serial":${serial}` };
  });
  const isSure = (index: number): boolean => index < surelySent || index >= pushes.length - surelySent;
  return { pushes: pushes.filter((_push, index) => isSure(index) || !random.chance(neverSent)), nextSerial: firstSerial + pushes.length };
}

/** Bodies that are none: they are answered 400 and become no event. */
export function unreadableBody(random: Random): unknown {
  return random.pick<unknown>([null, 7, [], {}, 'x', { hello: 'world' }, { a: { b: [1, 2, 3] } }]);
}

function asPush({ at, body }: TimedPush, mark: string): CloudPush {
  return { at, source: tel4vnSource.id, body, mark };
}

function unanswered({ at, body }: TimedPush): TimedPush {
  const rest = Object.entries(body).filter(([name]) => name !== 'time_answered');
  return { at, body: { ...Object.fromEntries(rest), billsec: 0 } };
}
