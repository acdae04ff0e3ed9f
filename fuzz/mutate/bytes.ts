import type { Random } from '../../relay/simulator/random.ts';

/** Bytes that mean something to a reader of UTF-8, JSON or forms, or should not be there at all. */
const oddBytes: readonly [Buffer, ...Buffer[]] = [
  Buffer.from([0]), Buffer.from([0xff]), Buffer.from([0xc0, 0x80]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf4, 0x90, 0x80, 0x80]), Buffer.from([0xef, 0xbb, 0xbf]),
  // "中文" as GBK writes it.
  Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
  ...['"', '\\', '\\u0000', '\\ud800', '{', '[', ']', '}', ',', ':', '&', '=', '%', '%00', '%EF%BF%BD', '%ff', '+', '1e400', '-0', '12345678901234567890', '1E-7', 'null', '"__proto__":{"a":1},', '\u2028', '[['].map((text) =>
    Buffer.from(text),
  ),
];

/** Changes a few bytes, wherever they are. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let changed = bytes;
  for (let changes = random.pick([1, 1, 2, 4, 8]); changes > 0; changes--) changed = change(random, changed);
  return changed;
}

function change(random: Random, bytes: Buffer): Buffer {
  const at = random.int(0, bytes.length);
  const to = Math.min(bytes.length, at + random.pick([1, 1, 2, 8, 64]));
  const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (random.int(0, 8)) {
    case 0: return Buffer.concat([head, tail]);
    case 1: return Buffer.concat([head, part, part, tail]);
    case 2: return head;
    case 3: return Buffer.concat([head, random.pick(oddBytes), tail]);
    case 4: return Buffer.from(bytes.toString('utf8'), 'utf16le');
    case 5: return Buffer.from(bytes.toString('utf8'), 'latin1');
    case 6: return replaceNumber(random, bytes);
    case 7: return Buffer.concat([head, Buffer.from(part.map((byte) => byte ^ (1 << random.int(0, 7)))), tail]);
    default: return Buffer.concat([head, random.pick(oddBytes), part, tail]);
  }
}

/** One number of a text becomes one that a reader may choke on. */
function replaceNumber(random: Random, bytes: Buffer): Buffer {
  const text = bytes.toString('utf8');
  const numbers = [...text.matchAll(/\d+/g)];
  const chosen = numbers[random.int(0, numbers.length - 1)];
  if (!chosen) return bytes;
  const odd = random.pick(['1e400', '-1', '0', '99999999999999999999', '1.5', '1e21', '-0', '0x10', '9'.repeat(400), '1E-400']);
  return Buffer.from(text.slice(0, chosen.index) + odd + text.slice(chosen.index + chosen[0].length));
}
