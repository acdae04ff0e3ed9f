import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ScenarioOptions } from '../../relay/simulator/moor-v7/scenario.ts';
import { documentDialout, documentInbound } from '../../relay/simulator/moor-v7/scenario.ts';
import type { CallSteps } from '../../relay/simulator/moor-v7/steps.ts';
import type { DesktopProcess } from '../lib/desktop-process.ts';
import { startDesktop } from '../lib/desktop-process.ts';
import { cache } from '../lib/paths.ts';
import type { Stage } from './stage.ts';
import { demoAgent } from './stage.ts';

/** What was seen of one call's pop-up. */
export interface SeenPopup {
  readonly direction: 'inbound' | 'outbound';
  readonly theme: 'light' | 'dark';
  readonly callId: string;
  /** Each state whose frame was painted, in the order of painting. */
  readonly states: readonly string[];
  /** From the relay's receipt of the push to the painted frame. */
  readonly paintedAfterMs: number;
  readonly picture: string;
}

interface Act {
  readonly direction: SeenPopup['direction'];
  readonly theme: SeenPopup['theme'];
  readonly call: ScenarioOptions;
  readonly steps: (options: ScenarioOptions) => CallSteps;
}

/** One inbound and one outbound call in the real app, one in the light and one in the dark theme, each with a picture. */
export async function checkWithoutPerson(stage: Stage, binary: string, display: string | null, signal: AbortSignal): Promise<readonly SeenPopup[]> {
  const pictures = path.join(cache, 'demo');
  mkdirSync(pictures, { recursive: true });
  const [regular = '17319132391', other = '13812345678'] = stage.regulars;
  const common = { agentNumber: demoAgent.agentNumber, agentName: demoAgent.agentName };
  const acts: readonly Act[] = [
    { direction: 'inbound', theme: 'light', call: { ...common, at: Date.now(), callId: 'demo-inbound', customerNumber: regular }, steps: documentInbound },
    {
      direction: 'outbound',
      theme: 'dark',
      call: { ...common, at: Date.now(), callId: 'demo-outbound', customerNumber: other, extras: { 订单: 'X9-20931', 等级: 'VIP', 事由: '退货回访' } },
      steps: documentDialout,
    },
  ];
  const seen: SeenPopup[] = [];
  for (const act of acts) {
    signal.throwIfAborted();
    seen.push(await perform(act, stage, { binary, display, pictures }));
  }
  return seen;
}

async function perform(act: Act, stage: Stage, place: { binary: string; display: string | null; pictures: string }): Promise<SeenPopup> {
  const desk = await startDesktop({
    binary: place.binary,
    display: place.display,
    switches: [`--relay=${stage.relay.url}`, `--token=${stage.token}`, `--profile=${stage.profile}`, '--lang=zh-CN', `--theme=${act.theme}`],
  });
  try {
    await desk.main.locator('[data-connection="live"]').first().waitFor({ state: 'attached' });
    const steps = act.steps({ ...act.call, at: Date.now() });
    const callId = act.call.callId ?? '';
    await stage.send([...steps.dialing, ...steps.ringing]);
    await paintedIn(desk, callId, 'ringing');
    const picture = path.join(place.pictures, `popup-${act.direction}-${act.theme}.png`);
    await desk.popup.screenshot({ path: picture });
    await stage.send(steps.answered);
    await paintedIn(desk, callId, 'answered');
    await stage.send([...steps.ended, ...steps.record]);
    await paintedIn(desk, callId, 'ended');
    const frames = desk.painted.filter((frame) => frame.callId === callId);
    const paintedAfterMs = frames.find((frame) => frame.paintedAfterMs !== undefined)?.paintedAfterMs;
    if (paintedAfterMs === undefined) throw new Error(`The pop-up of ${callId} was painted, but its delay was not kept.`);
    return { direction: act.direction, theme: act.theme, callId, states: frames.map((frame) => frame.state), paintedAfterMs, picture };
  } finally {
    await desk.stop();
  }
}

/** Waits until the app says that the frame was painted, and the page shows it. */
async function paintedIn(desk: DesktopProcess, callId: string, state: string): Promise<void> {
  await desk.popup.locator(`[data-call-id="${callId}"][data-state="${state}"]`).waitFor();
  await desk.paintedFrame((frame) => frame.callId === callId && frame.state === state);
}
