import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { maskedNumber, maskedText, maskedValue } from '../../core/masking.ts';

export interface MaskWords {
  readonly always: readonly string[];
  readonly never: readonly string[];
}

/** By what is known of a push: customers' numbers on one side, ids and the company's own lines on the other. */
export function wordsOf(events: readonly DanpingEvent[]): MaskWords {
  const always = present(events.map(({ customerNumber }) => customerNumber));
  const own = events.flatMap(({ account, callId, relatedCallIds, agentNumber, displayNumber, trunkNumber }) => [account, callId, ...relatedCallIds, agentNumber, displayNumber, trunkNumber]);
  return { always, never: present(own).filter((word) => !always.includes(word)) };
}

export function maskedEvent(event: DanpingEvent): DanpingEvent {
  const words = wordsOf([event]);
  const { customerNumber, data } = event;
  return { ...event, customerNumber: customerNumber === null ? null : maskedNumber(customerNumber), data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, maskedValue(value, words)])) };
}

/** Bytes as a page shows them: as text where they are one. */
export function shownRaw(raw: Buffer, words: MaskWords | null): { readonly raw: string; readonly encoding: 'text' | 'base64' } {
  try {
    const text = utf8.decode(raw);
    return { raw: words === null ? text : maskedText(text, words), encoding: 'text' };
  } catch {
    return words === null ? { raw: raw.toString('base64'), encoding: 'base64' } : { raw: maskedText(raw.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '·'), words), encoding: 'text' };
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function present(words: readonly (string | null)[]): string[] {
  return [...new Set(words.filter((word) => word !== null))];
}
