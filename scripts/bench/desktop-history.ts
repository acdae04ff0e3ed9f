/**
 * Measures the real app with so many calls in its history, one JSON row for each figure:
 *
 *     node src/main/history/bench/history-search.ts FOLDER CALLS make
 *     node scripts/bench/desktop-history.ts FOLDER [CALLS] [RUNS]
 *
 * Needs a display and a built app.
 */
import { copyFileSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { startDesktop, type DesktopProcess } from '../lib/desktop-process.ts';
import { electronRuntime } from '../lib/electron-binary.ts';
import { addAgent, addSource, startRelay } from '../lib/relay-process.ts';
import { firstPaint, jumpAndWait, scrollAndLook, watchStrokes, type Stroke } from './in-page.ts';
import { IdleThread } from './idle.ts';
import { measureMain, readMain } from './in-main.ts';

const [folder = '', calls = '1000000', runs = '5'] = process.argv.slice(2);
if (folder === '') throw new Error('Name the folder in which the calls were made: desktop-history.ts FOLDER [CALLS] [RUNS]');
const made = path.join(folder, calls);

/** Every letter is a key stroke: numbers from the start, within and from the end, names in three scripts, notes, nothing. */
const typed = ['1381234', '1390001', '15050', '0511', '4321', '77889', '13800138000', '王芳', '李秀', '张伟', '陈', '退货', '发票', '投诉物流', 'wangfang', 'lxm', 'zw', 'liwei', 'nguyen van', 'tran thi', 'dang thu', 'refund', 'asked for', 'khach', 'X12', 'X90', '售后', '大客户', '不存在', 'qqq', '186 退', '1', '8', '186', '17355', '2020', '15812', 'chenjun', 'xiupin'];
const pauseBetweenStrokesMs = 60;

const row = (figure: string, value: number, unit: string, more: object = {}): void => {
  process.stdout.write(`${JSON.stringify({ figure, value: Math.round(value * 10) / 10, unit, ...more })}\n`);
};

const temporary = mkdtempSync(path.join(tmpdir(), 'danping-bench-'));
const data = path.join(temporary, 'relay');
await addSource(data, 'moor-v7', 'main');
const token = await addAgent(data, '20001', '李雷');
const relay = await startRelay({ data });
const { binary } = await electronRuntime();
const idleThread = new IdleThread();

function start(profile: string): Promise<DesktopProcess> {
  const switches = [`--relay=${relay.url}`, `--token=${token}`, `--profile=${path.join(temporary, profile)}`, '--lang=zh-CN', '--theme=light'];
  return startDesktop({ binary, display: null, switches });
}

const isLive = (desk: DesktopProcess): Promise<unknown> => desk.main.locator('[data-connection="live"]').first().waitFor();

async function prepare(profile: string, isFull: boolean): Promise<void> {
  const desk = await start(profile);
  await isLive(desk);
  await desk.stop();
  const [history] = globSync('histories/*/history.db', { cwd: path.join(temporary, profile) });
  if (history === undefined) throw new Error('The app made no history.');
  if (!isFull) return;
  const own = path.join(temporary, profile, path.dirname(history));
  for (const name of globSync('*', { cwd: own })) rmSync(path.join(own, name));
  for (const name of ['history.db', 'desk.db']) copyFileSync(path.join(made, name), path.join(own, name));
  // The files' first start does what is only done once.
  const settling = await start(profile);
  await isLive(settling);
  await delay(5_000);
  await settling.stop();
}

async function measureStart(profile: string): Promise<{ readonly painted: number; readonly shown: number }> {
  const began = Date.now();
  const desk = await start(profile);
  await desk.main.locator('[data-screen="today"]').waitFor();
  const shown = Date.now() - began;
  const painted = (await desk.main.evaluate(firstPaint)) - began;
  await desk.stop();
  return { painted, shown };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function measureStarts(): Promise<void> {
  const times = { empty: [] as { painted: number; shown: number }[], full: [] as { painted: number; shown: number }[] };
  for (let run = 0; run < Number(runs); run += 1) for (const profile of ['empty', 'full'] as const) times[profile].push(await measureStart(profile));
  for (const moment of ['painted', 'shown'] as const) {
    const [empty, full] = (['empty', 'full'] as const).map((profile) => quantile(times[profile].map((time) => time[moment]), 0.5));
    row(`start to main window ${moment}, empty`, empty ?? 0, 'ms', { runs: Number(runs) });
    row(`start to main window ${moment}, ${calls} calls`, full ?? 0, 'ms', { runs: Number(runs), ratio: Math.round((100 * (full ?? 0)) / (empty ?? 1)) / 100 });
  }
}

const strokesSchema = z.array(z.object({ text: z.string(), paintedAfterMs: z.number() }));

async function measureTyping({ app, main }: DesktopProcess): Promise<void> {
  await main.evaluate(watchStrokes);
  await app.evaluate(measureMain);
  idleThread.begin();
  const field = main.locator('[data-field="search"]');
  const strokes = async (): Promise<readonly Stroke[]> => strokesSchema.parse(await main.evaluate(() => Reflect.get(globalThis, 'strokes')));
  let count = 0;
  const settled = async (): Promise<void> => {
    count += 1;
    await main.waitForFunction((wanted) => Reflect.get(globalThis, 'strokes').length >= wanted, count);
  };
  await field.focus();
  for (const text of typed) {
    for (const letter of text) {
      await (/[\x20-\x7e]/.test(letter) ? main.keyboard.press(letter === ' ' ? 'Space' : letter) : main.keyboard.insertText(letter));
      await settled();
      await delay(pauseBetweenStrokesMs);
    }
    await main.keyboard.press('ControlOrMeta+a');
    await main.keyboard.press('Backspace');
    await settled();
  }
  const all = await strokes();
  const times = all.map(({ paintedAfterMs }) => paintedAfterMs);
  const slowest = all.toSorted((a, b) => b.paintedAfterMs - a.paintedAfterMs).slice(0, 5).map(({ text, paintedAfterMs }) => `${text}: ${Math.round(paintedAfterMs)}`);
  row('key stroke to painted rows, p50', quantile(times, 0.5), 'ms', { strokes: times.length });
  row('key stroke to painted rows, p99', quantile(times, 0.99), 'ms', { slowest });
  await tellMain(app, 'typing');
}

async function tellMain(app: DesktopProcess['app'], during: string): Promise<void> {
  const { maxMs, p99Ms } = await app.evaluate(readMain);
  const idle = await idleThread.longestMs();
  row(`main process held up while ${during}, longest`, maxMs, 'ms', { p99: Math.round(p99Ms * 10) / 10, idleThread: Math.round(idle * 10) / 10 });
}

async function measureScrolling({ app, main }: DesktopProcess): Promise<void> {
  await main.locator('[data-screen="history"] [data-call-id]').first().waitFor();
  await app.evaluate(measureMain);
  idleThread.begin();
  for (const [how, pixels] of [['as with a wheel', 120], ['fast', 1_200]] as const) {
    const { frames, blank, longestFrameMs } = await main.evaluate(scrollAndLook, { frames: 400, pixels });
    row(`frames with a blank row, scrolling ${how}`, blank, '', { frames, pixelsInEach: pixels, longestFrameMs: Math.round(longestFrameMs) });
  }
  const jumps: number[] = [];
  for (const share of [0.5, 0.9, 0.1, 0.99, 0.33, 0.66, 0.02]) jumps.push(await main.evaluate(jumpAndWait, share));
  row('scroll bar taken far, until rows stand there, longest', Math.max(...jumps), 'ms', { p50: Math.round(quantile(jumps, 0.5)) });
  await tellMain(app, 'scrolling');
}

try {
  await prepare('empty', false);
  await prepare('full', true);
  await measureStarts();
  const desk = await start('full');
  await isLive(desk);
  await desk.main.locator('[data-nav="history"]').click();
  await desk.main.locator('[data-screen="history"] [data-call-id]').first().waitFor();
  await delay(3_000);
  await measureTyping(desk);
  await measureScrolling(desk);
  await desk.stop();
} finally {
  await idleThread.end();
  await relay.stop();
  rmSync(temporary, { recursive: true, force: true });
}
