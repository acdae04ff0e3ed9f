import { execFile } from 'node:child_process';
import { app } from 'electron';

const dialSchemes = ['tel', 'callto'] as const;
/** The installed app's entry in the menu of a Linux desktop (electron-builder.yml, `executableName`). */
const desktopFile = 'danping.desktop';
const patienceMs = 5_000;

/** Windows and macOS learn of `danping:` links from the app itself, Linux from its desktop file. */
export function takeOwnLinks(): void {
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient('danping');
}

/** Whether the operating system opens `tel:` and `callto:` links in Danping. */
export async function hasDialLinks(): Promise<boolean> {
  if (process.platform !== 'linux') return dialSchemes.every((scheme) => app.isDefaultProtocolClient(scheme, ...unpacked()));
  const answers = await Promise.all(dialSchemes.map((scheme) => xdgSettings('check', scheme)));
  return answers.every((answer) => answer.trim() === 'yes');
}

/** Asks the operating system to do so from now on; some ask the person first. */
export async function takeDialLinks(): Promise<void> {
  for (const scheme of dialSchemes) {
    if (process.platform === 'linux') await xdgSettings('set', scheme);
    else app.setAsDefaultProtocolClient(scheme, ...unpacked());
  }
}

/** Windows starts a handler without arguments of its own: an app that is not packed needs its folder. */
function unpacked(): readonly [path?: string, args?: string[]] {
  return app.isPackaged ? [] : [process.execPath, [app.getAppPath()]];
}

/** As a process of its own: Electron's function of the same name holds up the app until the tool has answered. */
function xdgSettings(verb: 'check' | 'set', scheme: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('xdg-settings', [verb, 'default-url-scheme-handler', scheme, desktopFile], { timeout: patienceMs }, (error, answer) => resolve(error ? '' : answer));
  });
}
