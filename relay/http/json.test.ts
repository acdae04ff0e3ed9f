import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBody } from './body.ts';

const json = (text: string) => readBody(Buffer.from(text), 'application/json');

/** Without the long numbers that are read as texts, and without `__proto__`. */
const plainJson = fc.json({ maxDepth: 5 }).filter((text) => !/\d{16}|e\+?\d{3}|__proto__/i.test(text));

describe('a JSON body', () => {
  test('is read as it stands, whatever its sender calls it', () => {
    fc.assert(
      fc.property(plainJson, fc.constantFrom(null, 'text/plain', 'application/json; charset=utf-8', ';;'), (text, type) => {
        expect(readBody(Buffer.from(text), type)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test('loses its byte order mark, and never a digit', () => {
    expect(json('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(json('{"callUniqueId":403344537650466817, "list":[9007199254740993], "short":20001, "ratio":2.50000000000000001}')).toEqual({
      ok: true,
      value: { callUniqueId: '403344537650466817', list: ['9007199254740993'], short: 20001, ratio: 2.5 },
    });
  });

  test('keeps a number too large for any number as the text that it is', () => {
    expect(json('{"end_time":1e400,"list":[-1.5E+999,1e308]}')).toEqual({ ok: true, value: { end_time: '1e400', list: ['-1.5E+999', 1e308] } });
  });

  test('leaves prototypes clean at every level', () => {
    const read = json('{"__proto__":{"polluted":1},"a":[{"__proto__":{"polluted":1},"b":2,"constructor":{"prototype":{"polluted":1}}}]}');
    if (!read.ok) throw new Error(read.failure.cause);
    expect(JSON.stringify(read.value)).toBe('{"a":[{"b":2,"constructor":{"prototype":{"polluted":1}}}]}');
    expect(Object.getPrototypeOf(read.value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  test('may nest 64 levels and no more', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(json(nested(64)).ok).toBe(true);
    expect(json(nested(65)).ok).toBe(false);
    expect(json('{"a":'.repeat(65) + '1' + '}'.repeat(65)).ok).toBe(false);
    expect(json(nested(120_000)).ok).toBe(false);
    expect(json(`[1234567890123456789,${nested(100_000)}]`).ok).toBe(false);
  });

  test('that is broken is refused in words that repeat nothing of it', () => {
    const read = json('{"customerNumber":"17319132391" "agent":1}');
    expect(read).toMatchObject({ ok: false, failure: { code: 'unreadable' } });
    expect(JSON.stringify(read)).not.toContain('17319132391');
    expect(readBody(Buffer.from([0x7b, 0xff, 0x7d]), null)).toMatchObject({ ok: false });
    expect(readBody(Buffer.alloc(0), null)).toMatchObject({ ok: false });
  });

  test('never brings the reader down', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(null, 'application/x-www-form-urlencoded'), (bytes, type) => {
        expect(typeof readBody(Buffer.from(bytes), type).ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});
