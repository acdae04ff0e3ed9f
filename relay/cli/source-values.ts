import { mistakesIn } from '../auth/address-ranges.ts';
import { allowKey, type SourceChanges } from '../auth/source-settings.ts';
import type { Dialect, DialectSetting } from '../core/dialect.ts';
import { timeZoneOf } from './options.ts';
import { usageFailure } from './output.ts';

const timeZoneKey = 'timezone';
const longestValue = 4_096;

/** What the relay itself lets an admin say of any source. */
const ownSettings: readonly DialectSetting[] = [
  { key: allowKey, secret: false, purpose: 'addresses and ranges that may push, with commas between; empty: everybody' },
  { key: timeZoneKey, secret: false, purpose: 'IANA zone of the times that it sends without one; empty: the usual one of its cloud' },
];

/** The settings of a source, the relay's own first; a dialect that this relay does not know has none of its own. */
export function settingsOf(dialect: Dialect | undefined): readonly DialectSetting[] {
  const own = new Set(ownSettings.map(({ key }) => key));
  return [...ownSettings, ...(dialect?.settings ?? []).filter(({ key }) => !own.has(key))];
}

/** What to change, and the names of it in words that may be shown. */
interface Changes extends SourceChanges {
  readonly set: readonly string[];
  readonly removed: readonly string[];
}

/** Reads `KEY=VALUE…` of `source set`. Throws a usage failure that never quotes a value, which may be secret. */
export function changesOf(pairs: readonly string[], dialect: Dialect | undefined): Changes {
  const known = settingsOf(dialect).map(({ key }) => key);
  const given = new Map(pairs.map(splitPair));
  for (const [key, value] of given) {
    if (!known.includes(key)) throw usageFailure(`"${key}" is not a setting of this source.`, `Known are: ${known.join(', ')}.`);
    checkText(key, value);
  }
  const zone = given.get(timeZoneKey);
  const allow = given.get(allowKey);
  const values = new Map([...given].filter(([key]) => key !== timeZoneKey));
  if (allow !== undefined) values.set(allowKey, allowOf(allow));
  const timeZone = zone === '' ? dialect?.defaultTimeZone : zone === undefined ? undefined : timeZoneOf(zone);
  return { values, ...(timeZone !== undefined && { timeZone }), set: keysWhere(given, false), removed: keysWhere(given, true) };
}

function keysWhere(given: ReadonlyMap<string, string>, empty: boolean): string[] {
  return [...given].filter(([, value]) => (value === '') === empty).map(([key]) => key);
}

function splitPair(pair: string): [key: string, value: string] {
  const equals = pair.indexOf('=');
  if (equals < 1) throw usageFailure('A setting is given without its value.', 'Give KEY=VALUE; KEY= removes the value.');
  return [pair.slice(0, equals), pair.slice(equals + 1).trim()];
}

function checkText(key: string, value: string): void {
  if (value.length <= longestValue && !/\p{Cc}/u.test(value)) return;
  throw usageFailure(`The value of ${key} is longer than ${longestValue} characters or holds a line break.`, 'Copy it again from the vendor’s console.');
}

function allowOf(list: string): string {
  const [mistake] = mistakesIn(list);
  if (mistake !== undefined) throw usageFailure(`"${mistake}" is neither an address nor a range.`, 'Give for instance allow=203.0.113.7,198.51.100.0/24.');
  return list.split(',').map((part) => part.trim()).filter(Boolean).join(',');
}
