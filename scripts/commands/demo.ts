import { checkWithoutPerson } from '../demo/headless-check.ts';
import { playLive } from '../demo/live.ts';
import { setStage } from '../demo/stage.ts';
import { prepareDesktop } from '../lib/desktop.ts';
import { say } from '../lib/say.ts';
import { hasDisplay, startVirtualDisplay } from '../lib/virtual-display.ts';

const switches = process.argv.slice(2);
const headless = switches.includes('--headless-check');

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

const virtual = process.platform === 'linux' && (headless || !hasDisplay());
const { binary, official } = await prepareDesktop({ display: virtual });
const display = virtual ? await startVirtualDisplay() : null;
try {
  const relayLog: string[] = [];
  const stage = await setStage((line) => relayLog.push(line), interrupted.signal);
  try {
    if (headless) {
      const popups = await checkWithoutPerson(stage, binary, display?.name ?? null, interrupted.signal);
      process.stdout.write(`${JSON.stringify({ ok: true, popups, picture: popups[0]?.picture, pushes: stage.pushes, officialElectron: official })}\n`);
    } else {
      if (display) {
        process.env['DISPLAY'] = display.name;
        say(`No display here: the app runs on the virtual display ${display.name}.`);
      }
      await playLive(stage, binary, switches, interrupted.signal);
    }
  } finally {
    await stage.close();
  }
} catch (error) {
  // What breaks because the person wants to leave is no failure worth words.
  if (!interrupted.signal.aborted) throw error;
} finally {
  await display?.close();
}
