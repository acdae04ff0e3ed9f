import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { writeWhole } from '../../write-whole.ts';
import { autostartEntry } from './autostart-entry.ts';
import type { StartCommand } from './autostart-entry.ts';

/**
 * Has the operating system start the app when this person logs in, or no more.
 *
 * @throws what the disk says
 */
export async function startAtLogIn(on: boolean, command: StartCommand): Promise<void> {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, path: command.program, args: [...command.args] });
    return;
  }
  const file = autostartFile();
  if (!on) return rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  await writeWhole(file, autostartEntry(command));
}

function autostartFile(): string {
  const config = process.env['XDG_CONFIG_HOME'] || path.join(homedir(), '.config');
  return path.join(config, 'autostart', 'app.danping.desktop.desktop');
}
