import path from 'node:path';
import { app, session } from 'electron';
import { DesktopApp } from './desktop-app.ts';
import type { Failure } from '../shared/result.ts';
import { log } from './logging.ts';
import { prepareProfile } from './profile.ts';
import { readSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { denyPermissions, lockDown } from './windows/lockdown.ts';
import { lookOf } from './windows/look.ts';
import { bringBack, openMainWindow } from './windows/main-window.ts';
import { declarePageScheme, pageUrl, servePages } from './windows/pages.ts';
import { PopupWindow } from './windows/popup-window.ts';

process.on('uncaughtException', (error) => log.error({ error: error.stack }, 'uncaught exception'));
process.on('unhandledRejection', (reason) => log.error({ error: String(reason) }, 'unhandled rejection'));

const switches = readSwitches(process.argv);
if (switches.ok) start(switches.value);
else refuse(switches.failure);

function refuse({ code, cause, mend }: Failure): void {
  process.stderr.write(`${cause} ${mend}\n`);
  app.exit(code === 'wrong-switch' ? 2 : 1);
}

function start(given: Switches): void {
  app.setName('Danping');
  const profile = given.profile ? path.resolve(given.profile) : path.join(app.getPath('appData'), 'Danping');
  const usable = prepareProfile(profile);
  if (!usable.ok) return refuse(usable.failure);
  // One instance for each profile: Electron ties its lock to this folder.
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  declarePageScheme();
  lockDown(app);
  void app.whenReady().then(() => open(given));
}

async function open(given: Switches): Promise<void> {
  let quitting = false;
  const desktop = new DesktopApp(app.getPath('userData'), given);
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void desktop.stop().finally(() => app.exit());
  });
  app.on('window-all-closed', () => app.quit());

  denyPermissions(session.defaultSession);
  servePages(path.join(import.meta.dirname, '..', 'renderer'));
  const look = lookOf(given);
  await desktop.start();
  const [popup, main] = await Promise.all([
    PopupWindow.prepare(pageUrl('popup', look), look.backgroundColor),
    openMainWindow(pageUrl('main', look), look.backgroundColor, () => quitting),
  ]);
  main.on('closed', () => popup.destroy());
  app.on('second-instance', () => bringBack(main));
  app.on('activate', () => bringBack(main));
  desktop.attach({ main, popup });
  log.info('windows are ready');
}
