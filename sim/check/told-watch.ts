import type { EpochMs } from '../../src/shared/contract/time.ts';
import { GapWatch } from '../../relay/core/serials/gap-watch.ts';
import { serialPlace } from '../../relay/dialects/wellcloud/serial-place.ts';
import type { Ledger } from '../cloud/ledger.ts';
import type { SilencedPhone } from '../cloud/push.ts';
import type { LogWatch } from './log-watch.ts';
import { demand } from './violation.ts';

/** Each phone that a colleague's answer silenced is told so once, whatever order the pushes came in, as far as they came. */
export function checkSilenced(silenced: readonly SilencedPhone[], log: LogWatch, ledger: Ledger): void {
  for (const phone of silenced) if (isKnown(phone, log, ledger)) checkPhone(phone, log);
}

function isKnown({ pushes }: SilencedPhone, log: LogWatch, ledger: Ledger): boolean {
  return pushes.every((push) => (ledger.seqOf(push) ?? 0) >= log.oldestSeq);
}

function checkPhone({ callId, agentNumber, takenBy }: SilencedPhone, log: LogWatch): void {
  const taken = (log.ofCall.get(`hanoi ${callId}`) ?? []).filter(({ kind }) => kind === 'call.taken');
  const [event] = taken;
  demand(taken.length === 1, 'I4', () => `${agentNumber} was told ${taken.length} times that ${takenBy} has the call ${callId}`);
  const by = JSON.stringify(event?.data['takenBy']);
  demand(event?.agentNumber === agentNumber && by.includes(`"${takenBy}"`), 'I4', () => `${event?.agentNumber} was told of ${by} instead of ${takenBy}`);
  demand(event?.customerNumber === null, 'I5', () => `who did not answer the call ${callId} was told the customer`);
}

/** I7: numbers that their cloud passed over are counted as missing, and no others, in the order in which the log took them in. */
export function checkGaps(log: LogWatch, now: EpochMs): void {
  const gaps = new GapWatch({ placeOf: serialPlace, onLost: () => undefined });
  const serials = new Set<number>();
  for (const seq of log.allSeqs) {
    const event = log.event(seq);
    if (event?.dialect !== 'wellcloud') continue;
    gaps.take(event);
    serials.add(Number(event.data['serial']));
  }
  gaps.settle(now + 10 * 60_000);
  let missing = 0;
  for (const [, { lost, filled }] of gaps.totals()) missing += lost - filled;
  const expected = serials.size === 0 ? 0 : Math.max(...serials) - Math.min(...serials) + 1 - serials.size;
  demand(missing === expected, 'I7', () => `${missing} numbered events are counted as missing, ${expected} are`);
}
