import type { Random } from '../../relay/simulator/random.ts';

const texts = [
  '', ' ', 'null', 'undefined', 'NaN', '0', '-1', '-0', '1e400', '00', '+', '@', '@domain', '8613812345678@1.2.3.4', '٣٤', '１３８', '\u0000', '\u202E12', '\uFEFF1',
  '\uD800', '👨‍👩‍👧', 'ﷺ', '\r\n', "'--", '{number}', '__proto__', 'constructor', 'toString', '{}', '[]', '[""]', '{"a":', '{"__proto__":{"polluted":true}}', '[[[[[[]]]]]]',
  '1970-01-01 00:00:00', '2021-13-01 00:00:00', '2021-02-30 00:00:00', '9999-12-31 23:59:59', '10000-01-01 00:00:00', '0000-00-00 00:00:00', '2026-03-29T02:30:00+14:00',
  '9000-12-31T23:59:59-14:00', '31/12/2026 23:59:59', '9999999999999', '253402300800000', '8640000000000001', '-62135596800000', '2021-05-08 06:39:37.1234567',
  'https://recordings.example/1.mp3', 'javascript:alert(1)', '20001', '13812345678', 'anonymous', 'unknown', 'sip:20001@pbx.example',
] as const;

const numbers = [0, -0, 1, -1, 0.1, 1e21, -1e21, 1e300, 5e-324, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, 9_999_999_999_999, 8.64e15, 8.64e15 + 1, 253_402_300_800] as const;

/** A value that somebody might put where a document shows another. */
export function oddValue(random: Random): unknown {
  switch (random.int(0, 9)) {
    case 0: return null;
    case 1: return random.chance(0.5);
    case 2: return [];
    case 3: return {};
    case 4: return [oddValue(random)];
    case 5: return { [random.pick(texts)]: random.pick(texts) };
    case 6: return random.pick(['a', '9', '汉', '\u0301', '"', ' ']).repeat(random.pick([64, 129, 1_025, 5_000]));
    case 7: return random.pick(numbers);
    default: return random.pick(texts);
  }
}

/** A number or a text of digits a little or very much off. */
export function nearNumber(random: Random, value: unknown): unknown {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : random.int(-1, 9);
  const moved = random.pick([number + 1, number - 1, -number, number * 1000, number / 1000, number + 86_400_000, number * 1e15, 0]);
  return typeof value === 'string' && random.chance(0.8) ? String(moved) : moved;
}

/** The same text, not quite. */
export function nearText(random: Random, text: string): string {
  const at = random.int(0, text.length);
  const odd = random.pick(['\u0000', '\u200B', '\uD800', '\uDC00', '@', ' ', '"', '\\', '&', '=', '%', '+', ',', '-', ':', '0', '9', 'Z', '弹', '👩']);
  switch (random.int(0, 7)) {
    case 0: return text.slice(0, at);
    case 1: return text.slice(at);
    case 2: return text.toUpperCase();
    case 3: return ` ${text}\t`;
    case 4: return text + text;
    case 5: return JSON.stringify(text);
    case 6: return text.slice(0, at) + odd + text.slice(at + 1);
    default: return text.slice(0, at) + odd + text.slice(at);
  }
}
