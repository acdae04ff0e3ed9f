import { mistakesIn } from '../auth/address-ranges.ts';
import { allowKey, type SourceChanges } from '../auth/source-settings.ts';
import { clickToCallDialect } from '../clouds/dial/dial-line.ts';
import { dialSettings } from '../clouds/dial/settings.ts';
import { dialMistakeIn, isPlainHttp } from '../clouds/dial/template.ts';
import { accessMistakeIn as tel4vnMistakeIn } from '../clouds/tel4vn/access.ts';
import { accessMistakeIn as wellcloudMistakeIn } from '../clouds/wellcloud/addresses.ts';
import type { Dialect, DialectSetting } from '../core/dialect.ts';
import { signatureMistakeIn, signatureSettings } from '../core/signature.ts';
import { timeZoneOf } from './options.ts';
import { usageFailure } from './output.ts';

/** What is wrong with a value by which a cloud is reached, by its dialect. */
const accessChecks: ReadonlyMap<string, (key: string, value: string) => string | null> = new Map([
  ['tel4vn', tel4vnMistakeIn],
  ['wellcloud', wellcloudMistakeIn],
]);

const timeZoneKey = 'timezone';
const longestValue = 4_096;

/** What the relay itself lets an admin say of any source. */
const ownSettings: readonly DialectSetting[] = [
  { key: allowKey, secret: false, purpose: 'addresses and ranges that may push, with commas between; empty: everybody' },
  { key: timeZoneKey, secret: false, purpose: 'IANA zone of the times that it sends without one; empty: the usual one of its cloud' },
  ...signatureSettings,
];

/** The settings of a source, the relay's own first; a dialect that this relay does not know has none of its own. */
export function settingsOf(dialect: Dialect | undefined): readonly DialectSetting[] {
  const own = new Set(ownSettings.map(({ key }) => key));
  const ofDialect = (dialect?.settings ?? []).filter(({ key }) => !own.has(key));
  return [...ownSettings, ...ofDialect, ...dialSettingsOf(dialect)];
}

/** How calls are asked of a cloud that has no call of its own for it. */
export function dialSettingsOf(dialect: Dialect | undefined): readonly DialectSetting[] {
  if (dialect?.name === clickToCallDialect) return [];
  return dialSettings.filter(({ key }) => !dialect?.settings.some((setting) => setting.key === key));
}

/** What to change, and the names of it in words that may be shown. */
interface Changes extends SourceChanges {
  readonly set: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Reads `KEY=VALUE…` of `source set`. Throws a usage failure that never quotes a value, which may be secret.
 *
 * @param present what is set already
 */
export function changesOf(pairs: readonly string[], dialect: Dialect | undefined, present: Readonly<Record<string, string>>): Changes {
  const known = settingsOf(dialect).map(({ key }) => key);
  const given = readPairs(pairs);
  for (const [key, value] of given) {
    if (!known.includes(key)) throw usageFailure(`"${key}" is not a setting of this source.`, `Known are: ${known.join(', ')}.`);
    checkText(key, value);
    checkAccess(dialect, key, value);
    checkSignature(key, value);
  }
  checkDialling(given, dialect, present);
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

function readPairs(pairs: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const [key, value] of pairs.map(splitPair)) {
    if (given.has(key)) throw usageFailure(`The setting ${key} is given twice.`, 'Give it once.');
    given.set(key, value);
  }
  return given;
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

/** What would be found wrong only when the cloud is called. */
function checkAccess(dialect: Dialect | undefined, key: string, value: string): void {
  const mistake = value === '' ? null : (accessChecks.get(dialect?.name ?? '')?.(key, value) ?? null);
  if (mistake !== null) throw usageFailure(`The value of ${key} ${mistake}.`, 'Copy it again from the vendor’s console; "source set --help" tells what it is.');
}

function checkSignature(key: string, value: string): void {
  const mistake = value === '' ? null : signatureMistakeIn(key, value);
  if (mistake !== null) throw usageFailure(`The value of ${key} ${mistake}.`, 'Make a key with "openssl rand -hex 32", and give it to whoever signs.');
}

function checkDialling(given: ReadonlyMap<string, string>, dialect: Dialect | undefined, present: Readonly<Record<string, string>>): void {
  for (const { key } of dialSettingsOf(dialect)) {
    const value = given.get(key) ?? '';
    const mistake = value === '' ? null : dialMistakeIn(key, value);
    if (mistake !== null) throw usageFailure(`The value of ${key} ${mistake}.`, 'See "source set --help" and docs/protocol.md, "Dialling".');
  }
  if (!given.has('dial-url') && !given.has('dial-allow-http')) return;
  if (isPlainHttp({ ...present, ...Object.fromEntries(given) })) {
    throw usageFailure('The dial-url is not https.', 'Give an https address, or set dial-allow-http=on with it where nobody can listen in.');
  }
}

function allowOf(list: string): string {
  const [mistake] = mistakesIn(list);
  if (mistake !== undefined) throw usageFailure(`"${mistake}" is neither an address nor a range.`, 'Give for instance allow=203.0.113.7,198.51.100.0/24.');
  return list.split(',').map((part) => part.trim()).filter(Boolean).join(',');
}
