import { become, run } from '../lib/child-process.ts';
import { desktopArguments, prepareDesktop } from '../lib/desktop.ts';
import { say } from '../lib/say.ts';
import { hasDisplay, startVirtualDisplay } from '../lib/virtual-display.ts';

const { binary } = await prepareDesktop({ display: !hasDisplay() });
const args = desktopArguments(process.argv.slice(2));

if (hasDisplay()) {
  await become(binary, args);
} else {
  const display = await startVirtualDisplay();
  say(`No display here: the app runs on the virtual display ${display.name}.`);
  try {
    process.exitCode = await run(binary, args, { env: { ...process.env, DISPLAY: display.name } });
  } finally {
    await display.close();
  }
}
