import * as fc from 'fast-check';
import { allFixtures, dialectNames, type DialectName } from './dialects.ts';

/** What somebody sends who has the address but means no good, or whose program is broken. */
export interface HostileBody {
  readonly to: DialectName;
  readonly method: 'GET' | 'POST';
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/** A body, and the dialect that it was made from, if any. */
interface Made {
  readonly of: DialectName | null;
  readonly body: string | Uint8Array;
}

const fixtures = allFixtures();
const objects = fixtures.flatMap(({ dialect, text }): { readonly dialect: DialectName; readonly fields: object }[] => {
  try {
    return [{ dialect, fields: JSON.parse(text) }];
  } catch {
    return [];
  }
});
const names = [...new Set(objects.flatMap(({ fields }) => Object.keys(fields)))];

/** Names that reach for a prototype, and fields that would show in the next push if one were reached. */
const attackedName = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', '$where', '');
const poison = { customerNumber: '666', displayNumber: '666', extras: { polluted: true }, callId: '666', polluted: true };
const attack = fc.constantFrom<unknown>(
  poison,
  { prototype: poison },
  { constructor: { prototype: poison } },
  [['__proto__', poison]],
  '{"__proto__":{"customerNumber":"666"}}',
  '{"constructor":{"prototype":{"customerNumber":"666"}}}',
);

const oddText = fc.constantFrom(
  '', ' ', 'null', 'undefined', 'NaN', '{}', '[]', '[""]', '{"a":', '@', '@@', 'a@b@c', '-1', '1e400', '0x10', '\u0000', '\ud800', '\udfff\ud800', '\u2028', '\ufeff',
  '😀'.repeat(300), '/../../etc', '%00', '%', "'; DROP TABLE event; --", 'x'.repeat(20_000), '99999999999999999999', '2021-13-45 25:61:61', '9999999999999', '-62135596800',
  'callStatus', 'cdr', 'login', 'logout', 'mediaFailreason', 'link', 'hangup', 'ring', 'incoming', 'ivr.get_end', 'conf.joined', 'conf.quit', 'IvrStartedEvent', 'ringing', 'answered',
);
const oddValue = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -0, -1, 1.5, 1e300, -1e300, 2 ** 53, [], {}, [null], [[[[]]]], { content: { segments: [] } }) },
  { weight: 2, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: attack },
  { weight: 2, arbitrary: fc.integer().map(String) },
);

/** Most bodies are somebody else's event or call, some are the same again. */
const otherId = fc.tuple(fc.constantFrom('eventUniqueId', 'uniqueId', 'call_id', 'callId', 'id', 'serial'), fc.noBias(fc.nat(50_000)).map((id) => `h${id}`));
const change = fc.tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: attackedName }), oddValue);

/** A documented body with fields changed, added, taken out, wrapped or wrapped over and over. */
const mutated = fc
  .tuple(fc.constantFrom(...objects), fc.array(otherId, { minLength: 2, maxLength: 6 }), fc.array(change, { maxLength: 6 }), fc.array(fc.constantFrom(...names), { maxLength: 4 }), fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 30, 100))
  .map(([{ dialect, fields }, ids, changes, removed, wraps]): Made => {
    const kept = [...Object.entries(fields), ...ids, ...changes].filter(([name]) => !removed.includes(name));
    // Written by hand: of a field that stands twice both are sent, `__proto__` included.
    let text = `{${kept.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
    for (let i = 0; i < wraps; i++) text = `{"content":${text},"uniqueId":"w${i}"}`;
    return { of: dialect, body: text };
  });

/** A documented text with a piece cut out, doubled or overwritten, byte by byte. */
const damaged = fc
  .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat(40), fc.uint8Array({ maxLength: 12 }), fc.constantFrom('cut', 'end', 'double', 'overwrite'))
  .map(([{ dialect, text }, place, length, bytes, how]): Made => {
    const whole = Buffer.from(text);
    const at = place % whole.length;
    const [before, piece, after] = [whole.subarray(0, at), whole.subarray(at, at + length), whole.subarray(at + length)];
    if (how === 'end') return { of: dialect, body: before };
    const middle = { cut: [], double: [piece, piece], overwrite: [bytes] }[how] ?? [];
    return { of: dialect, body: Buffer.concat([before, ...middle, after]) };
  });

const nested = fc
  .tuple(fc.constantFrom('[', '{"a":', '{"__proto__":', '{"content":'), fc.constantFrom(10, 63, 64, 65, 1_000, 20_000))
  .map(([opening, depth]) => opening.repeat(depth) + '1' + (opening === '[' ? ']' : '}').repeat(depth));

const oversized = fc.constantFrom(262_144, 262_145, 300_000).map((length) => `{"eventUniqueId":"big","pushType":"x","extras":"${'y'.repeat(length - 52)}"}`.padEnd(length));

const fieldText = fc.oneof(oddText.filter((text) => text.length < 2_000), fc.string());
const fields = fc
  .tuple(fc.constantFrom(...objects), fc.array(otherId, { minLength: 2, maxLength: 6 }), fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), attackedName, fc.string()), fieldText), { maxLength: 6 }))
  .map(([{ dialect, fields: own }, ids, changes]): Made => {
    const texts = Object.entries(own).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
    return { of: dialect, body: new URLSearchParams([...texts, ...ids, ...changes]).toString() };
  });
const brokenForm = fc.oneof(
  fc.string().map((text) => `${encodeURIComponent(text)}=%ff%fe&&==&a[]=1&a[b]=2&a=%E0%A4`),
  fc.constant('__proto__=1&__proto__[customerNumber]=666&constructor.prototype.polluted=1&eventUniqueId=f'),
);

const anybodys = (arbitrary: fc.Arbitrary<string | Uint8Array>): fc.Arbitrary<Made> => arbitrary.map((body) => ({ of: null, body }));
const posted = fc.oneof(
  { weight: 90, arbitrary: mutated },
  { weight: 40, arbitrary: damaged },
  { weight: 15, arbitrary: anybodys(fc.json()) },
  { weight: 20, arbitrary: anybodys(fc.uint8Array({ maxLength: 400 })) },
  { weight: 4, arbitrary: anybodys(nested) },
  { weight: 1, arbitrary: anybodys(oversized) },
);
const formed = fc.oneof({ weight: 5, arbitrary: fields }, { weight: 1, arbitrary: anybodys(brokenForm) });

const formType = 'application/x-www-form-urlencoded';
const jsonType = fc.oneof(
  { weight: 2, arbitrary: fc.constant('application/json') },
  { weight: 1, arbitrary: fc.constantFrom(null, 'application/json; charset=utf-16', 'text/plain', 'multipart/form-data', 'nonsense', formType) },
);

/** Most bodies go to the source that knows their words, the rest to any. */
function sentAs(method: fc.Arbitrary<'GET' | 'POST'>, contentType: fc.Arbitrary<string | null>, made: fc.Arbitrary<Made>): fc.Arbitrary<HostileBody> {
  return fc.tuple(method, contentType, made, fc.constantFrom(...dialectNames), fc.nat(4)).map(([how, type, { of, body }, anyone, chance]) => ({
    to: of !== null && chance > 0 ? of : anyone,
    method: how,
    contentType: type,
    bytes: typeof body === 'string' ? Buffer.from(body) : body,
  }));
}

const hostileBody = fc.oneof(
  { weight: 9, arbitrary: sentAs(fc.constant('POST'), jsonType, posted) },
  { weight: 1, arbitrary: sentAs(fc.constantFrom('GET', 'POST'), fc.constant(formType), formed) },
);

/** So many bodies; the same seed gives the same ones. */
export function hostileBodies(count: number, seed: number): readonly HostileBody[] {
  return fc.sample(hostileBody, { numRuns: count, seed });
}
