import { expect, it } from 'vitest';
import { relayAddress } from './relay-address.ts';

it.each([
  [' https://calls.example.com/board?x ', 'https://calls.example.com'],
  ['HTTP://Calls.Example.com:80', 'http://calls.example.com'],
  ['calls.example.com', 'https://calls.example.com'],
  ['calls.example.com:8443/', 'https://calls.example.com:8443'],
  ['203.0.113.7:7700', 'https://203.0.113.7:7700'],
  ['192.168.1.20:7700', 'http://192.168.1.20:7700'],
  ['10.0.0.5', 'http://10.0.0.5'],
  ['172.16.0.5', 'http://172.16.0.5'],
  ['172.32.0.5', 'https://172.32.0.5'],
  ['localhost:7700', 'http://localhost:7700'],
  ['[::1]:7700', 'http://[::1]:7700'],
  ['relay.lan', 'http://relay.lan'],
])('%j is the relay at %s', (typed, address) => expect(relayAddress(typed)).toBe(address));

it('may be in any script', () => {
  expect(relayAddress('呼叫.中国')).toMatch(/^https:\/\/xn--.*\.xn--fiqs8s$/);
});

it.each(['', '  ', 'ftp://calls.example.com', 'danping://enrol', 'javascript:alert(1)', 'two words', 'https://', 'http://:7700'])('%j is no address', (typed) =>
  expect(relayAddress(typed)).toBeNull(),
);
