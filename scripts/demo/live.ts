import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { documentDialout, documentInbound } from '../../relay/simulator/moor-v7/scenario.ts';
import { allPushes } from '../../relay/simulator/moor-v7/steps.ts';
import { end, exitOf } from '../lib/child-process.ts';
import { desktopArguments } from '../lib/desktop.ts';
import { readPainted } from '../lib/desktop-process.ts';
import { say } from '../lib/say.ts';
import type { Stage } from './stage.ts';
import { demoAgent } from './stage.ts';

const betweenCallsMs = 8_000;

/** Opens the app for a person and goes on calling until the person has seen enough. */
export async function playLive(stage: Stage, binary: string, switches: readonly string[], signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const app = spawn(
    binary,
    [...desktopArguments([`--relay=${stage.relay.url}`, `--token=${stage.token}`, `--profile=${stage.profile}`, ...switches])],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const live = new AbortController();
  if (app.stdout) {
    createInterface(app.stdout).on('line', (line) => {
      if (isLive(line)) live.abort();
      tellPainted(line);
    });
  }
  const closed = new AbortController();
  const gone = exitOf(app).then(() => closed.abort());
  const over = AbortSignal.any([signal, closed.signal]);
  try {
    const begun = AbortSignal.any([live.signal, over]);
    // A signal that is aborted already tells nobody any more.
    if (!begun.aborted) await once(begun, 'abort');
    say('Calls come in; Ctrl-C ends everything.');
    await keepCalling(stage, over);
  } finally {
    await end(app);
    await gone;
  }
}

async function keepCalling(stage: Stage, signal: AbortSignal): Promise<void> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    const customerNumber = stage.regulars[turn % Math.max(1, stage.regulars.length)] ?? '17319132391';
    const options = { ...demoAgent, at: Date.now() + 1_000, customerNumber, ringSeconds: 6, talkSeconds: 15 + (turn % 4) * 10 };
    const steps = turn % 2 === 0 ? documentInbound(options) : documentDialout({ ...options, extras: { 订单: `X9-${20931 + turn}`, 等级: 'VIP' } });
    await stage.send(allPushes(steps), { signal });
    await delay(betweenCallsMs, undefined, { signal }).catch(() => undefined);
  }
}

/** The app's own word that it hears its relay. */
function isLive(line: string): boolean {
  return line.includes('"msg":"connection changed"') && line.includes('"state":"live"');
}

function tellPainted(line: string): void {
  const frame = readPainted(line);
  if (frame?.paintedAfterMs !== undefined) say(`Pop-up painted ${frame.paintedAfterMs} ms after the push was received.`);
}
