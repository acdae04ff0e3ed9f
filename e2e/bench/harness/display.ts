import { hasDisplay, startVirtualDisplay } from '../../../scripts/lib/virtual-display.ts';

/** Runs the work with a display of its own on Linux, whatever display there is: another window in the way would be measured too. */
export async function withDisplay<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.platform !== 'linux') return work();
  const before = hasDisplay() ? process.env['DISPLAY'] : undefined;
  const display = await startVirtualDisplay();
  process.env['DISPLAY'] = display.name;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['DISPLAY'];
    else process.env['DISPLAY'] = before;
    await display.close();
  }
}
