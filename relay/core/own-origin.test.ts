import { expect, test } from 'vitest';
import { isOwnOrigin, isPublicTls } from './own-origin.ts';

test('programs and the relay’s own pages may connect, pages of other sites may not', () => {
  const from = (origin: string | undefined, publicUrl: string | null = null) => isOwnOrigin(origin, '10.0.0.5:7700', publicUrl);
  expect(from(undefined)).toBe(true);
  expect(from('http://10.0.0.5:7700')).toBe(true);
  expect(from('https://calls.example.com', 'https://calls.example.com')).toBe(true);
  for (const origin of ['http://evil.example', 'http://10.0.0.5:7701', 'null', '', 'https://calls.example.com.evil.example']) {
    expect(from(origin, 'https://calls.example.com')).toBe(false);
  }
});

test('TLS is certain only under the public address', () => {
  expect(isPublicTls('calls.example', 'https://calls.example')).toBe(true);
  for (const [host, publicUrl] of [['10.0.0.5:7700', 'https://calls.example'], ['calls.example', 'http://calls.example'], ['calls.example', null], [undefined, 'https://calls.example']] as const) {
    expect(isPublicTls(host, publicUrl)).toBe(false);
  }
});
