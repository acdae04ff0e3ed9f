import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerKeyOf } from './customer-key.ts';

describe('a customer is one', () => {
  test.each([
    ['a Chinese mobile', ['13800138000', '013800138000', '+8613800138000', '008613800138000', '+86 138 0013 8000', '8613800138000', '138-0013-8000']],
    ['a Vietnamese mobile', ['0912345678', '+84912345678', '84912345678', '0084912345678', '091.234.5678']],
    ['any other number, with and without the sign of a country’s code', ['+4930123456', '004930123456', '4930123456', '+49 (30) 123456']],
  ])('however the cloud writes it: %s', (_name, writings) => {
    expect(new Set(writings.map(customerKeyOf)).size).toBe(1);
  });

  test.each([
    ['another area’s landline', '01012345678', '1012345678'],
    ['a digit more', '138001380001', '13800138000'],
    ['an extension', '101', '0101'],
    ['a name', 'anonymous', 'Anonymous'],
    ['a name with digits', 'sip:13800138000', '13800138000'],
  ])('and not another: %s', (_name, one, other) => {
    expect(customerKeyOf(one)).not.toBe(customerKeyOf(other));
  });

  test('of whatever was sent, the key is its own key', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?(0|00|86|84)?[0-9 ]{1,15}$/)), (sent) => {
      const key = customerKeyOf(sent);
      expect(customerKeyOf(key)).toBe(key);
    }));
  });
});
