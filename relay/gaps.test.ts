import { afterAll, beforeAll, expect, test } from 'vitest';
import { fixture } from './cli/testing/dialects.ts';
import { jsonOf, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';

const folder = temporaryFolder();
let relay: RunningRelay;
let hookPath: string;

beforeAll(async () => {
  ({ hookPath } = Object(await jsonOf('source', 'add', 'wellcloud', '--id', 'well', '--data', folder.path, '--json')));
  relay = await startRelay(folder.path);
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

/** One caller enters the IVR, so many minutes after the first. */
async function started(serial: number, minutes: number): Promise<void> {
  const eventTime = `2018.06.12 11:${String(minutes).padStart(2, '0')}:56`;
  const body = fixture('wellcloud', 'ivr-started', { serial, eventTime, callId: `call-${serial}-${minutes}` });
  expect(await push(relay.url + hookPath, body)).toMatchObject({ status: 200 });
}

/** What `/metrics` says of the source; `undefined` for what it does not say. */
async function shown(): Promise<(number | undefined)[]> {
  const text = await (await fetch(`${relay.url}/metrics`)).text();
  return ['gaps', 'gaps_filled', 'renumbered'].map((name) => {
    const value = new RegExp(`^danping_source_${name}_total\\{source="well"\\} (\\d+)$`, 'm').exec(text)?.[1];
    return value === undefined ? value : Number(value);
  });
}

const missing = (): unknown[] =>
  relay
    .stderr()
    .split('\n')
    .filter((line) => line.includes('never came'))
    .map((line) => JSON.parse(line));

test('what WellCloud numbered and never pushed is counted and said; late ones, repeats and a fresh count are no loss', async () => {
  expect(await shown()).toEqual([undefined, undefined, undefined]);
  await started(10, 0);
  for (const serial of [12, 11, 11, 12, 10]) await started(serial, 0);
  expect(await shown()).toEqual([0, 0, 0]);

  // 70 gaps of one, of which 64 are remembered; the others are counted without the minute of grace.
  for (let serial = 14; serial <= 152; serial += 2) await started(serial, 0);
  expect(await shown()).toEqual([6, 0, 0]);
  await expect.poll(missing).toEqual([expect.objectContaining({ level: 40, source: 'well', events: 1 })]);

  await started(1, 5);
  expect(await shown()).toEqual([6, 0, 0]);
  await started(2, 5);
  expect(await shown()).toEqual([70, 0, 1]);
  expect(missing()).toHaveLength(1);
  expect(relay.stderr()).not.toContain('18012345678');
});

test('a relay that was stopped misses what was pushed meanwhile', async () => {
  expect(await relay.stop()).toBe(0);
  relay = await startRelay(folder.path);
  expect(await shown()).toEqual([0, 0, 0]);
  await started(6, 5);
  for (const serial of [1, 2]) await started(serial, 10);
  expect(await shown()).toEqual([3, 0, 1]);
});
