import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { ask, boundsOf } from '../helpers/host.ts';
import { expectConnection } from '../helpers/marks.ts';

const kills = 10;
const callId = 'call-noted';
const settingsView = z.object({ settings: z.object({ popup: z.object({ endedStaysSeconds: z.number() }) }) });
const page = z.object({ rows: z.array(z.object({ wrapUp: z.object({ note: z.string() }).nullable() })) });

/** What the computer holds now: each is the number of the change that it shows. */
async function kept(desk: DesktopProcess): Promise<{ readonly setting: number; readonly note: number }> {
  const { settings } = settingsView.parse(await ask(desk.main, 'settings.view'));
  const { rows } = page.parse(await ask(desk.main, 'history.page', { after: null, limit: 1 }));
  return { setting: settings.popup.endedStaysSeconds, note: Number(rows[0]?.wrapUp?.note.replace('第', '') ?? 0) };
}

async function change(desk: DesktopProcess, count: number): Promise<void> {
  await ask(desk.main, 'settings.change', { popup: { endedStaysSeconds: count } });
  await ask(desk.main, 'wrapUp.save', { callId, note: `第${count}`, disposition: null, callBackAt: null });
}

async function moveMain(desk: DesktopProcess, width: number): Promise<void> {
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window, wanted) => window.setBounds({ x: wanted - 850, y: 60, width: wanted, height: 560 }), width);
}

test('settings, notes and the window’s place are whole after a kill at any moment, and nothing that was said to be kept is lost', async ({ scene }) => {
  test.setTimeout(180_000);
  const places = path.join(scene.folder, 'profile', 'places.json');
  let count = 10;
  let desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing(callId));
  await expect.poll(async () => page.parse(await ask(desk.main, 'history.page', { after: null, limit: 1 })).rows.length).toBe(1);
  await change(desk, count);
  await moveMain(desk, 900);
  await expect.poll(() => existsSync(places) && JSON.parse(readFileSync(places, 'utf8')).main?.bounds.width).toBe(900);

  for (let kill = 1; kill <= kills; kill += 1) {
    for (let times = 1 + (kill % 3); times > 0; times -= 1) {
      count += 1;
      await Promise.all([change(desk, count), moveMain(desk, 900 + count)]);
    }
    // This one may be kept or not. The moment of the kill is the fault under test: nothing is being waited for.
    void change(desk, count + 1).catch(() => undefined);
    void moveMain(desk, 901 + count).catch(() => undefined);
    await delay(Math.random() * 25);
    await desk.kill();

    desk = await scene.desk();
    const held = await kept(desk);
    for (const value of [held.setting, held.note]) expect([count, count + 1], `kill ${kill}`).toContain(value);
    const { width } = await boundsOf(desk, desk.main);
    expect(width).toBeGreaterThanOrEqual(900);
    expect(width).toBeLessThanOrEqual(901 + count);
    count += 1;
  }
  expect(desk.log.filter((line) => line.includes('damaged'))).toEqual([]);
});
