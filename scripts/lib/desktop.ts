import { buildApp } from './build-app.ts';
import type { ElectronRuntime } from './electron-binary.ts';
import { electronRuntime } from './electron-binary.ts';
import { root } from './paths.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** Everything that must be there before the desktop app can start in this clone. */
export async function prepareDesktop(needs: { readonly display: boolean; readonly keys?: boolean; readonly browser?: boolean; readonly keyStore?: boolean }): Promise<ElectronRuntime> {
  await buildApp();
  const runtime = await electronRuntime();
  ensureSystemPackages({ electron: runtime.binary, ...needs });
  return runtime;
}

/** The arguments that start the app from this clone. */
export function desktopArguments(switches: readonly string[]): readonly string[] {
  return [root, ...packedArguments(switches)];
}

/**
 * The arguments of an app that brings its own code; as root, Chromium's own sandbox cannot be had. X11 is asked for at
 * once: else the app would start a second time to ask for it, and whoever started it would wait for the wrong process.
 */
export function packedArguments(switches: readonly string[]): readonly string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const onlyWayland = process.env['WAYLAND_DISPLAY'] && !process.env['DISPLAY'];
  const chosen = process.platform !== 'linux' || onlyWayland || switches.some((each) => each.startsWith('--ozone-platform'));
  return [...(asRoot ? ['--no-sandbox'] : []), ...(chosen ? [] : ['--ozone-platform=x11']), ...switches];
}
