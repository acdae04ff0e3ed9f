import { expect, it } from 'vitest';
import { openOutside } from './open-outside.ts';

async function opened(url: string, allowHttp = false): Promise<readonly string[]> {
  const addresses: string[] = [];
  await openOutside(url, allowHttp, (address) => Promise.resolve(void addresses.push(address)));
  return addresses;
}

it('opens https, and http where it is allowed', async () => {
  expect(await opened('https://crm.example.com/?n=1')).toEqual(['https://crm.example.com/?n=1']);
  expect(await opened('http://crm.example.com/')).toEqual([]);
  expect(await opened('http://crm.example.com/', true)).toEqual(['http://crm.example.com/']);
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'smb://host/share', 'ms-settings:', 'danping://enrol', 'https://me:secret@host/', 'not an address', ''])(
  'hands %s to nobody',
  async (url) => expect(await opened(url, true)).toEqual([]),
);

it('says so when the computer refuses', async () => {
  const result = await openOutside('https://crm.example.com/', false, () => Promise.reject(new Error('no browser')));
  expect(result.ok ? null : result.failure.code).toBe('browser-silent');
});
