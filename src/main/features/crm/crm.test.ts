import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CrmTemplate } from '../../../shared/api/settings.ts';
import { ok } from '../../../shared/result.ts';
import { Crm } from './crm.ts';
import { OpenedOnce } from './opened-once.ts';
import { sampleCall } from './sample-call.ts';

const now = Date.UTC(2026, 10, 20, 2, 0, 0);
const { call: answered, event } = sampleCall();
const ringing: CallRow = { ...answered, state: 'ringing', answeredAt: null, lastReceivedAt: now };
const url = 'https://crm.example.com/?n={customerNumber.e164}&order={extras.orderId}&source={source}';
const directions = { inbound: true, outbound: true, internal: true };
const template: CrmTemplate = { id: 't1', name: 'CRM', url, on: 'ring', directions, numberPattern: null, allowHttp: false };
const page = 'https://crm.example.com/?n=%2B13812345678&order=X9-20931&source=main';

let folder = '';
let opened: string[] = [];
let told: (string | null)[] = [];
let templates: CrmTemplate[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-crm-'));
  opened = [];
  told = [];
  templates = [template];
});
afterEach(() => rmSync(folder, { recursive: true }));

function start(): Crm {
  return new Crm({
    templates: () => templates,
    e164Of: (number) => `+${number}`,
    find: (callId) => Promise.resolve({ call: { ...ringing, callId }, event }),
    opened: new OpenedOnce(path.join(folder, 'crm-opened.json')),
    open: (address) => {
      opened.push(address);
      return Promise.resolve(ok(undefined));
    },
    told: ({ failure }) => told.push(failure?.code ?? null),
  });
}

describe('the CRM page of a call', () => {
  it('opens with the number at the ring, once, whatever comes after and after a restart', async () => {
    const crm = start();
    const late: CallRow = { ...ringing, state: 'answered' };
    void crm.callsChanged([ringing], now);
    void crm.callsChanged([ringing, late], now);
    await crm.callsChanged([{ ...ringing, state: 'ended' }], now);
    expect(opened).toEqual([page]);
    await start().callsChanged([late], now);
    expect(opened).toEqual([page]);
    expect(readFileSync(path.join(folder, 'crm-opened.json'), 'utf8')).not.toContain(ringing.callId);
  });

  it('waits for a number that comes after the ring, up to the answer', async () => {
    const crm = start();
    await crm.callsChanged([{ ...ringing, customerNumber: null }], now);
    expect(opened).toEqual([]);
    await crm.callsChanged([ringing], now + 2_000);
    expect(opened).toEqual([page]);
    const other = { ...ringing, callId: 'other', customerNumber: null };
    await crm.callsChanged([{ ...other, state: 'answered' }], now);
    await crm.callsChanged([{ ...other, state: 'answered', customerNumber: '138' }], now);
    expect(opened).toEqual([page]);
  });

  it('opens for each moment that has a template', async () => {
    templates = [template, { ...template, id: 't2', on: 'answer' }, { ...template, id: 't3', on: 'end' }, { ...template, id: 't4', on: 'never' }];
    const crm = start();
    const counts: number[] = [];
    for (const state of ['ringing', 'answered', 'ended'] as const) {
      await crm.callsChanged([{ ...ringing, state }], now);
      counts.push(opened.length);
    }
    expect(counts).toEqual([1, 2, 3]);
  });

  it('does not open for a call that the relay last heard of a minute ago', async () => {
    await start().callsChanged([{ ...ringing, lastReceivedAt: now - 60_000 }], now);
    expect(opened).toEqual([]);
  });

  it('does not open fifty windows for fifty calls', async () => {
    const calls = Array.from({ length: 50 }, (_, index) => ({ ...ringing, callId: `call-${index}` }));
    await start().callsChanged(calls, now);
    expect(opened).toHaveLength(3);
    expect(told.filter((code) => code === 'crm-too-many')).toHaveLength(47);
  });

  it('does not open with a placeholder that no call fills', async () => {
    templates = [{ ...template, url: 'https://crm.example.com/?n={customerNumer}' }];
    await start().callsChanged([ringing], now);
    expect([opened, told]).toEqual([[], ['crm-unknown-placeholder']]);
  });

  it('opens from the card as often as it is asked for', async () => {
    templates = [{ ...template, id: 'other', directions: { ...directions, inbound: false } }, { ...template, on: 'never' }];
    const crm = start();
    expect(crm.templateFor(ringing)?.id).toBe('t1');
    await crm.open(ringing.callId);
    await crm.open(ringing.callId);
    expect(opened).toEqual([page, page]);
  });
});

describe('a dry run', () => {
  it('tells the address, what is missing and whether it would open, and opens nothing', async () => {
    const crm = start();
    expect(await crm.dryRun(template, null)).toEqual({ url: page, missing: [], unknown: [], wouldOpen: true, why: null, failure: null });
    const more = { ...template, url: 'https://crm.example.com/{queueName}?x={extras.none}&y={nothing}' };
    expect(await crm.dryRun(more, null)).toMatchObject({ missing: ['extras.none'], unknown: ['nothing'], wouldOpen: false, why: 'unknown-placeholder' });
    expect(await crm.dryRun({ ...template, url: 'file:///x' }, null)).toMatchObject({ url: null, wouldOpen: false, why: 'refused', failure: { code: 'crm-scheme' } });
    expect(await crm.dryRun({ ...template, numberPattern: '139*' }, 'call')).toMatchObject({ wouldOpen: false, why: 'other-number' });
    expect(opened).toEqual([]);
  });
});
