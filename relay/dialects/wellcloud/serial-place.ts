import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { isFields, readSerial, readSet, readText } from './values.ts';

/** Names are remembered: one that nobody would give must not take memory. */
const longestSequence = 300;

/** Where an event stands in WellCloud's own count; `null` where it has no `serial`. */
export interface WellcloudPlace {
  readonly sequence: string;
  readonly serial: number;
}

/**
 * The document says of `serial` no more than 事件序列号,值递增 (section 7). The vendor's pages about its other events show
 * what counts: numbers go on from one device to the next, but in one namespace, at one second, stand near 1,931,740 on
 * agents' events (eventType agent) and near 2,791,010 on calls' (csta), and `topics` names the part of WellCloud that made
 * an event (CtiWorker_…, CtiRouter_…). So each namespace and each such part, or type where no part is named, has a count
 * of its own.
 */
export function serialPlace({ account, data }: Pick<DanpingEvent, 'account' | 'data'>): WellcloudPlace | null {
  const { serial, raw } = data;
  // What is no place in the sequence was kept as it was sent.
  if (readSerial(serial) === null || typeof serial !== 'number') return null;
  const { topics, eventType } = isFields(raw) ? raw : data;
  const maker = readSet(topics)?.find((topic) => /^Cti\w+_/.test(topic)) ?? readText(eventType) ?? '';
  return { sequence: JSON.stringify([account, maker]).slice(0, longestSequence), serial };
}
