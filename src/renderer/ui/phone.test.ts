import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupNumber, groupWritten } from './phone.ts';

describe('grouping a number for reading', () => {
  it.each([
    ['17319132391', 'moor-v7', '173 1913 2391'],
    ['01081400192', 'moor-v7', '010 8140 0192'],
    ['+8617319132391', 'moor-v7', '+86 173 1913 2391'],
    ['8617319132391', 'moor-v7', '86 173 1913 2391'],
    ['013812345678', 'moor-v7', '0 138 1234 5678'],
    ['4008001234', 'moor-v7', '400 800 1234'],
    ['81400192', 'moor-v7', '8140 0192'],
    ['0899888999', 'tel4vn', '0899 888 999'],
    ['02873008899', 'tel4vn', '028 7300 8899'],
    ['+842838229999', 'moor-v7', '+84 28 3822 9999'],
  ])('%s of %s reads as %s', (number, dialect, text) => expect(groupNumber(number, dialect)).toBe(text));

  it.each([
    ['0899888999', 'CN', '0899 888 999'],
    ['13812345678', 'VN', '138 1234 5678'],
    ['01064701234', 'CN', '010 6470 1234'],
  ] as const)('%s, written where home is %s, reads as %s', (number, home, text) => expect(groupWritten(number, home)).toBe(text));

  it.each(['95588', '20001', 'alice', '1001@sip', '', '*72', '123456789012345678901'])(
    'leaves %j as it is: no dialable number',
    (number) => expect(groupNumber(number, 'moor-v7')).toBe(number),
  );

  it('never changes, adds or drops a digit', () => {
    const digits = fc.stringMatching(/^\+?\d{1,20}$/);
    fc.assert(
      fc.property(digits, fc.constantFrom('moor-v7', 'tel4vn'), (number, dialect) => {
        expect(groupNumber(number, dialect).replaceAll(' ', '')).toBe(number);
      }),
    );
  });
});
