import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDesktop } from '../../scripts/lib/desktop-process.ts';
import { prepareDesktop } from '../../scripts/lib/desktop.ts';
import { addAgent, addSource, startRelay } from '../../scripts/lib/relay-process.ts';
import { rounded, type Bench, type Figure } from './figure.ts';
import { startBarePopup } from './harness/bare-popup.ts';
import { withDisplay } from './harness/display.ts';
import { quantile } from './harness/quantiles.ts';

/** So long a window stands before it goes again: a call that nobody takes. */
const standsMs = 250;
const restMs = 250;

/** From the push to the painted pop-up, history commit included, beside a bare Electron window that is shown with a text. */
export const popup: Bench = {
  name: 'popup',
  async measure({ quick, say }) {
    const { binary } = await prepareDesktop({ display: true });
    return withDisplay(async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'danping-bench-'));
      const data = path.join(folder, 'relay');
      const hookPath = await addSource(data, 'moor-v7', 'main');
      const token = await addAgent(data, '20001', '李雷');
      const relay = await startRelay({ data });
      const desk = await startDesktop({ binary, display: null, switches: [`--relay=${relay.url}`, `--token=${token}`, `--profile=${path.join(folder, 'profile')}`, '--lang=zh-CN', '--theme=light'] });
      const bare = await startBarePopup(binary);
      try {
        await desk.main.locator('[data-connection="live"]').first().waitFor();
        await delay(3_000);
        const push = (call: string, callEvent: string, agentNumber = '20001'): Promise<unknown> => fetch(relay.url + hookPath, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ringPush(call, callEvent, agentNumber)) });
        // The relay has long been at work when an agent sits down.
        for (let nth = 0; nth < 30; nth += 1) await push(`warm-${nth}`, 'ring', '20002');
        const ours: number[] = [];
        const floor: number[] = [];
        const calls = quick ? 20 : 120;
        for (let nth = 0; nth < calls; nth += 1) {
          const call = `popup-${nth}`;
          const began = Date.now();
          await push(call, 'ring');
          await desk.paintedFrame(({ callId, state }) => callId === call && state === 'ringing');
          ours.push((desk.painted.find(({ callId, state }) => callId === call && state === 'ringing')?.at ?? Number.NaN) - began);
          await delay(standsMs);
          await desk.popup.locator(`[data-call-id="${call}"]`).press('Escape').catch(() => undefined);
          await push(call, 'hangup');
          floor.push(await bare.show(call, `来电 ${nth}`));
          await delay(standsMs);
          await bare.hide();
          await delay(restMs);
          if (nth % 20 === 19) say(`${nth + 1} of ${calls} calls`);
        }
        return figuresOf(ours, floor);
      } finally {
        await bare.close();
        await desk.stop();
        await relay.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
};

/** The first pop-up after a start is told by itself: a window appears for the first time. */
function figuresOf([first = Number.NaN, ...ours]: readonly number[], [floorFirst = Number.NaN, ...floor]: readonly number[]): readonly Figure[] {
  const against = 'a bare Electron window';
  const row = (figure: string, value: number, bare: number, detail?: Figure['detail']): Figure => {
    const ratio = rounded(value / bare);
    return { figure, value: rounded(value), unit: 'ms', against: `${against} (${rounded(bare)} ms)`, ratio, budget: 'at most 4 ×', ok: ratio <= 4, ...(detail && { detail }) };
  };
  return [
    row('push to painted pop-up, p99', quantile(ours, 0.99), quantile(floor, 0.99), { calls: ours.length, longest: Math.max(...ours) }),
    row('push to painted pop-up, p50', quantile(ours, 0.5), quantile(floor, 0.5)),
    row('push to painted pop-up, the first after a start', first, floorFirst),
  ];
}

/** 7moor V7 event push, 来电振铃事件. */
function ringPush(call: string, callEvent: string, agentNumber: string): object {
  return {
    eventUniqueId: `${call}-${callEvent}`,
    accountId: '20000153',
    callUniqueId: call,
    pushType: callEvent === 'ring' ? 'incomingRing' : 'incomingHangup',
    customerNumber: '13812345678',
    trunkNumber: '01081400192',
    displayNumber: '',
    statusTime: String(Math.floor(Date.now() / 1_000)),
    callEvent,
    callType: 'incoming',
    agentNumber,
    agentName: '李雷',
    extras: '',
  };
}
