import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { addSource, startRelay } from '../../scripts/lib/relay-process.ts';
import { firstAdminPage } from './harness/first-admin.ts';
import { quantile } from './harness/quantiles.ts';
import { browserProgram } from '../helpers/browser-program.ts';
import { steadily } from './harness/steadily.ts';
import { paintedStatuses, watchTiles } from './harness/tiles-in-page.ts';
import { within, type Bench, type Figure } from './figure.ts';

const agents = 500;
const pushesPerSecond = 50;

const processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number(), cpuTime: z.number() })) });

/** From a status push to the painted board, with so many agents on it, and what that costs the page. */
export const board: Bench = {
  name: 'board',
  async measure({ quick, say }) {
    const folder = mkdtempSync(path.join(tmpdir(), 'danping-bench-'));
    const data = path.join(folder, 'relay');
    const hookPath = await addSource(data, 'moor-v7', 'main');
    const log: string[] = [];
    const relay = await startRelay({ data, onLog: (line) => log.push(line) });
    const browser = await chromium.launch({ executablePath: browserProgram(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    try {
      const page = await firstAdminPage(browser, relay.url, log);
      await page.setViewportSize({ width: 1_920, height: 1_080 });
      await page.goto(`${relay.url}/board`);
      const figures: Figure[] = [];
      for (const kind of ['statuses only', 'statuses that are calls too'] as const) {
        say(kind);
        figures.push(...(await measurePushes({ browser, page, hookUrl: relay.url + hookPath, seconds: quick ? 8 : 40, withCalls: kind !== 'statuses only', kind })));
      }
      return figures;
    } finally {
      await browser.close();
      await relay.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Measuring {
  readonly browser: Browser;
  readonly page: Page;
  readonly hookUrl: string;
  readonly seconds: number;
  readonly withCalls: boolean;
  readonly kind: string;
}

async function measurePushes({ browser, page, hookUrl, seconds, withCalls, kind }: Measuring): Promise<readonly Figure[]> {
  const send = (nth: number): Promise<unknown> => fetch(hookUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(statusPush(nth, withCalls)) });
  for (let nth = 0; nth < agents; nth += 20) await Promise.all(Array.from({ length: 20 }, (_, index) => send(nth + index)));
  await page.waitForFunction((count) => document.querySelectorAll('[data-agent-number][data-status="idle"]').length === count, agents);
  await page.evaluate(watchTiles);

  const session = await browser.newBrowserCDPSession();
  const pageCpu = async (): Promise<number> => {
    const { processInfo } = processes.parse(await session.send('SystemInfo.getProcessInfo'));
    return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ cpuTime }) => cpuTime));
  };
  const cpuBefore = await pageCpu();
  const began = performance.now();
  const sentAt = new Map<string, number>();
  await steadily(pushesPerSecond, seconds, (nth) => {
    const of = agents + nth;
    sentAt.set(`${agentNumber(of)} ${statusAt(of).name} ${Math.floor(of / agents)}`, Date.now());
    return send(of);
  });
  const cpuShare = (100 * ((await pageCpu()) - cpuBefore)) / ((performance.now() - began) / 1_000);
  const painted = await page.evaluate(paintedStatuses);
  const times: number[] = [];
  const rounds = new Map<string, number>();
  for (const { agent, status, at } of painted) {
    const round = (rounds.get(agent) ?? 0) + 1;
    rounds.set(agent, round);
    const sent = sentAt.get(`${agent} ${status} ${round}`);
    if (sent !== undefined) times.push(at - sent);
  }
  const detail = { agents, pushesPerSecond, pushes: sentAt.size, painted: times.length, p50: Math.round(quantile(times, 0.5)), longest: Math.round(Math.max(...times)) };
  return [
    within(`board, ${kind}: push to painted tile, p99`, quantile(times, 0.99), 'ms', 300, detail),
    { ...within(`board, ${kind}: pushes that were painted`, (100 * times.length) / sentAt.size, '%', 100), budget: '100 %', ok: times.length === sentAt.size },
    within(`board, ${kind}: the page's processor time`, cpuShare, '% of a core', 30),
  ];
}

const agentNumber = (nth: number): string => String(30_000 + (nth % agents));

/** Each round of the agents another status, so that every push changes a tile. */
function statusAt(nth: number): { readonly number: string; readonly name: string; readonly callEvent: string } {
  const round = Math.floor(nth / agents) % 2;
  return round === 0 ? { number: '0', name: 'idle', callEvent: 'hangup' } : { number: '4', name: 'talking', callEvent: 'link' };
}

/** 7moor V7 event push, 坐席状态事件: with a call event in it the call is on the board too. */
function statusPush(nth: number, withCall: boolean): object {
  const { number, callEvent } = statusAt(nth);
  const call = `board-${withCall}-${agentNumber(nth)}-${Math.floor(nth / agents / 2)}`;
  return {
    pushType: 'callStatus',
    eventUniqueId: `board-${withCall}-${nth}`,
    accountId: '20000153',
    agentNumber: agentNumber(nth),
    agentName: `坐席${nth % agents}`,
    statusNumber: number,
    statusName: '',
    statusTime: String(Math.floor(Date.now() / 1_000)),
    ...(withCall ? { callEvent, callUniqueId: call, callType: 'incoming', customerNumber: '13812345678', trunkNumber: '01080455499' } : { callEvent: '', callUniqueId: '' }),
  };
}
