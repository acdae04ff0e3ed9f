import { afterEach, beforeEach, expect, test } from 'vitest';
import { addSource, jsonOf, push, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';

let folder: ReturnType<typeof temporaryFolder>;
let relay: RunningRelay | null;
beforeEach(() => {
  [folder, relay] = [temporaryFolder(), null];
});
afterEach(async () => {
  await relay?.stop();
  folder.remove();
});

/** A relay whose one source may push from 203.0.113.7 alone. @returns what a push is answered, by its `X-Forwarded-For` */
async function serve(...args: string[]): Promise<(forwarded?: string) => Promise<number>> {
  relay = await startRelay(folder.path, ...args);
  const { hookPath } = await addSource(folder.path, '--id', 'main');
  await jsonOf('source', 'set', 'main', 'allow=203.0.113.7', '--data', folder.path, '--json');
  const address = relay.url + hookPath;
  return async (forwarded) => (await push(address, ringPush(`p-${forwarded}`), forwarded === undefined ? {} : { 'x-forwarded-for': forwarded })).status;
}

test('a proxy that is trusted says who calls; what callers write before it counts for nothing', async () => {
  const answered = await serve('--trust-proxy', '127.0.0.1,10.0.0.0/8');
  expect(await answered('203.0.113.7')).toBe(200);
  expect(await answered('198.51.100.9, 203.0.113.7, 10.1.2.3')).toBe(200);
  expect(await answered('203.0.113.7, 198.51.100.9')).toBe(404);
  expect(await answered('203.0.113.7, nonsense')).toBe(404);
  expect(await answered()).toBe(404);
  expect(relay?.stderr()).not.toContain('nonsense');
});

test.each([[[]], [['--trust-proxy', '10.0.0.0/8']]])('who is not trusted is not believed (%j)', async (args) => {
  const answered = await serve(...args);
  expect(await answered('203.0.113.7')).toBe(404);
});

test('proxies that are no addresses are refused in words', async () => {
  expect(await relayCommand('serve', '--data', folder.path, '--trust-proxy', 'nginx')).toMatchObject({ code: 2, stderr: expect.stringContaining('"nginx" is no address') });
});
