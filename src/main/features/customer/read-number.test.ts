import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeOf, readNumber } from './read-number.ts';

describe('a number as a cloud may send it', () => {
  it.each(['013812345678', '+8613812345678', '13812345678', '8613812345678', '008613812345678', '9013812345678', '138 1234 5678'])(
    'reads the Chinese mobile %s',
    (number) => expect(readNumber(number, 'CN')).toMatchObject({ country: 'CN', nationalNumber: '13812345678', e164: '+8613812345678' }),
  );

  it.each(['0899888999', '899888999', '+84899888999', '84899888999', '0084899888999'])('reads the Vietnamese mobile %s', (number) =>
    expect(readNumber(number, 'VN')).toMatchObject({ country: 'VN', nationalNumber: '899888999', e164: '+84899888999' }),
  );

  it('reads a landline with its area code, with and without a dash', () => {
    expect(readNumber('0518-85412345', 'CN')?.e164).toBe('+8651885412345');
    expect(readNumber('051885412345', 'CN')?.e164).toBe('+8651885412345');
    expect(readNumber('02838220000', 'VN')?.e164).toBe('+842838220000');
  });

  it.each(['1001', '20001', 'anonymous', '6001@test.cc', '', '+', '1'.repeat(40)])('takes %j for no dialable number', (number) =>
    expect(readNumber(number, 'CN')).toBeNull(),
  );

  it('never throws, and what it reads begins with its calling code', () => {
    const written = fc.oneof(fc.stringMatching(/^\+?\d{0,20}$/), fc.string());
    fc.assert(
      fc.property(written, fc.constantFrom('CN' as const, 'VN' as const), (number, home) => {
        const read = readNumber(number, home);
        if (read) expect(read.e164).toBe(`+${read.callingCode}${read.nationalNumber}`);
      }),
      { numRuns: 500 },
    );
  });
});

it('takes a cloud’s numbers for those of its own country on any desk, and others for the desk’s', () => {
  for (const desk of ['CN', 'VN'] as const) {
    expect(['tel4vn', 'moor-v7', 'yunhuni', 'wellcloud', ''].map((dialect) => homeOf(dialect, desk))).toEqual(['VN', 'CN', 'CN', 'CN', desk]);
  }
});
