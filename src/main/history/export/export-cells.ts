import type { CallRow } from '../../../shared/api/call-row.ts';
import { exportColumns } from '../../../shared/api/export-columns.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Export } from '../reader-port.ts';

/** A cell of the file: a text, a number that can be summed up, a moment by this computer's clock, or nothing. */
export type Cell = string | number | Date | null;

/** One line for a call, its cells in the order of `exportColumns`. */
export function cellsOf(call: CallRow, { words, maskNumbers }: Pick<Export, 'words' | 'maskNumbers'>): readonly Cell[] {
  const word = (name: string | null): string | null => name && (words[name] ?? name);
  const cells: Readonly<Record<(typeof exportColumns)[number], Cell>> = {
    startedAt: momentOf(call.startedAt),
    direction: word(call.direction),
    outcome: word(call.outcome),
    customerNumber: call.customerNumber && (maskNumbers ? masked(call.customerNumber) : call.customerNumber),
    customerName: call.customerName,
    contactName: call.contactName,
    agentNumber: call.agentNumber,
    agentName: call.agentName,
    queueName: call.queueName,
    ringSeconds: call.ringSeconds,
    talkSeconds: call.talkSeconds,
    disposition: word(call.wrapUp?.disposition ?? null),
    note: call.wrapUp?.note || null,
    callBackAt: momentOf(call.wrapUp?.callBackAt ?? null),
    extras: call.extras && JSON.stringify(call.extras),
    recordingUrl: call.record?.recordingUrl ?? call.record?.voicemailUrl ?? null,
    callId: call.callId,
  };
  return exportColumns.map((column) => cells[column]);
}

/** `138****1234`: the first three and the last four digits stay, of short numbers the last two. */
function masked(number: string): string {
  const [front, back] = number.length >= 9 ? [3, 4] : [0, 2];
  return number.slice(0, front) + '*'.repeat(Math.max(0, number.length - front - back)) + number.slice(-back);
}

function momentOf(at: EpochMs | null): Date | null {
  return at === null ? null : new Date(at);
}

/** `2026-11-20 10:21:31` by this computer's clock. */
export function localTime(moment: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}:${two(moment.getSeconds())}`;
}
