import type { Health } from '../../../../shared/api/admin/health.ts';
import { addressOf } from '../places.ts';

export type Level = 'well' | 'quiet' | 'look' | 'wrong';

/** What is said, each with words of its own in the language files. */
export type Saying =
  | 'cannot-write' | 'no-source' | 'never' | 'fresh' | 'silent'
  | 'only-here' | 'turned-away' | 'unread' | 'uncounted' | 'strangers'
  | 'no-agent' | 'current' | 'behind'
  | 'painted' | 'painted-none'
  | 'disk' | 'disk-low';

/** A fact about the relay, how well it is, and where it can be mended. */
export interface Sentence {
  readonly says: Saying;
  readonly level: Level;
  readonly count?: number;
  /** Where to go, with the words `home.press.SAYING`. */
  readonly press?: string;
}

/** So long without any push is worth a word: nights are quiet too, so it is no alarm. */
const silentMs = 15 * 60_000;
/** Below, the log may not find room for a busy week. */
const fewBytes = 2_000_000_000;
const fewShare = 0.05;
/** More events than a batch holds: the client is late, not merely in the middle of it. */
const manyEvents = 500;

/** The relay's health in sentences, in the order in which one asks: does it come in, can it be read, does it arrive, is there room. */
export function sentencesOf(health: Health): readonly Sentence[] {
  return [...pushes(health), ...refusals(health), clients(health), paintings(health), ...room(health)];
}

/** The worst of all, for the word at the top. */
export function worstOf(sentences: readonly Sentence[]): Level {
  return (['wrong', 'look'] as const).find((level) => sentences.some((sentence) => sentence.level === level)) ?? 'well';
}

function pushes({ at, log, pushes: { last, sources }, relay }: Health): Sentence[] {
  const own: Sentence[] = log.canWrite ? [] : [{ says: 'cannot-write', level: 'wrong', press: '#doctor' }];
  if (sources.length === 0) return [...own, { says: 'no-source', level: 'look', press: addressOf('sources') }];
  if (last === null) own.push({ says: 'never', level: 'look', press: addressOf('sources') });
  else if (Date.parse(at) - Date.parse(last.at) > silentMs) own.push({ says: 'silent', level: 'quiet', press: addressOf('sources') });
  else own.push({ says: 'fresh', level: 'well' });
  if (isOfThisComputer(relay.hookUrl)) own.push({ says: 'only-here', level: 'look' });
  return own;
}

function refusals({ pushes: { sources, strangers }, quarantineEntries }: Health): Sentence[] {
  const turnedAway = sources.reduce((sum, { today }) => sum + today.failed_500 + today.unavailable_503, 0);
  return [
    ...(turnedAway > 0 ? [{ says: 'turned-away', level: 'wrong', count: turnedAway, press: '#doctor' } as const] : []),
    ...(quarantineEntries === null ? [{ says: 'uncounted', level: 'look', press: '#doctor' } as const] : []),
    ...(quarantineEntries !== null && quarantineEntries > 0 ? [{ says: 'unread', level: 'look', count: quarantineEntries, press: addressOf('inspector', 'quarantine') } as const] : []),
    ...(strangers > 0 ? [{ says: 'strangers', level: 'quiet', count: strangers, press: addressOf('sources') } as const] : []),
  ];
}

function clients({ clients: { agents, slowestLagEvents, behind } }: Health): Sentence {
  if (agents === 0) return { says: 'no-agent', level: 'quiet', press: addressOf('people') };
  return slowestLagEvents > manyEvents ? { says: 'behind', level: 'look', count: behind, press: addressOf('people') } : { says: 'current', level: 'well', count: agents };
}

function paintings({ painted: { count } }: Health): Sentence {
  return count === 0 ? { says: 'painted-none', level: 'quiet' } : { says: 'painted', level: 'well', count };
}

function room({ log: { diskFreeBytes, diskBytes } }: Health): Sentence[] {
  if (diskFreeBytes === null) return [];
  const isLow = diskFreeBytes < fewBytes || (diskBytes !== null && diskFreeBytes < diskBytes * fewShare);
  return [isLow ? { says: 'disk-low', level: 'look', press: addressOf('care', 'keeping') } : { says: 'disk', level: 'well' }];
}

function isOfThisComputer(url: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(url);
}
