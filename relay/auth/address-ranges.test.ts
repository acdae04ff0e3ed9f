import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mistakesIn, rangesOf } from './address-ranges.ts';

const ipv4 = fc.ipV4();
const anyAddress = fc.oneof(ipv4, fc.ipV6());

test('every address of a list is in it, also as a socket for both families tells it; others are not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(ipv4, { minLength: 2, maxLength: 6 }), ([outside = '', ...inside]) => {
      const ranges = rangesOf(inside.join(', '));
      expect(inside.every((address) => ranges.includes(address) && ranges.includes(`::ffff:${address}`))).toBe(true);
      expect(ranges.includes(outside) || ranges.includes(`::ffff:${outside}`)).toBe(false);
    }),
  );
});

test('a range holds what shares its first bits', () => {
  const bitsOf = (address: string) => address.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join('');
  fc.assert(
    fc.property(ipv4, ipv4, fc.nat(32), (network, address, prefix) => {
      expect(rangesOf(`${network}/${prefix}`).includes(address)).toBe(bitsOf(network).slice(0, prefix) === bitsOf(address).slice(0, prefix));
    }),
  );
  const ranges = rangesOf('2001:db8::/32,::1');
  for (const address of ['2001:db8:1::5', '::1']) expect(ranges.includes(address)).toBe(true);
  for (const address of ['2001:db9::1', '::2', '1.2.3.4', '', 'nonsense']) expect(ranges.includes(address)).toBe(false);
});

test('what is no address is named, and lets nobody in', () => {
  expect(mistakesIn(' 10.0.0.1, ,10.0.0.0/8,::1/128 ')).toEqual([]);
  const wrong = ['10.0.0', '10.0.0.0/33', '::/129', '10.0.0.0/', 'localhost', '10.0.0.1-5', 'fe80::1%eth0'];
  expect(mistakesIn(wrong.join(','))).toEqual(wrong);
  fc.assert(fc.property(anyAddress, (address) => !rangesOf(wrong.join(',')).includes(address)));
});
