import path from 'node:path';
import { app, session } from 'electron';
import { DesktopApp } from './desktop-app.ts';
import { DesktopHabits } from './desktop-habits.ts';
import type { GivenEnrolment } from './features/enrolment/enrolment.ts';
import { givenEnrolment } from './features/enrolment/given-enrolment.ts';
import { presetFiles, readPreset } from './features/enrolment/preset.ts';
import type { Preset } from './features/enrolment/preset.ts';
import { followLinks } from './features/links/follow-links.ts';
import type { LinkInbox } from './features/links/link-inbox.ts';
import { takeOwnLinks } from './features/links/protocol-client.ts';
import { startSettings } from './features/settings/start-settings.ts';
import { startsHidden } from './features/startup/start-command.ts';
import type { Failure, Result } from '../shared/result.ts';
import { ok } from '../shared/result.ts';
import { log } from './logging.ts';
import { openWindows } from './open-windows.ts';
import { prepareProfile } from './profile.ts';
import { readSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { denyPermissions, lockDown } from './windows/lockdown.ts';
import { showLook, systemLanguage } from './windows/look.ts';
import { declarePageScheme, servePages } from './windows/pages.ts';
import { askForX11, shallAskForX11 } from './windows/x11/ask-for-x11.ts';

process.on('uncaughtException', (error) => log.error({ error: error.stack }, 'uncaught exception'));
process.on('unhandledRejection', (reason) => log.error({ error: String(reason) }, 'unhandled rejection'));

const read = readSwitches(process.argv);
if (shallAskForX11(process.platform, process.env, process.argv)) startOnX11();
else if (read.ok) start(read.value);
else refuse(read.failure);

function startOnX11(): void {
  const { APPIMAGE } = process.env;
  app.relaunch({ args: [...process.argv.slice(1), askForX11], ...(APPIMAGE ? { execPath: APPIMAGE } : {}) });
  app.exit(0);
}

function refuse({ code, cause, mend }: Failure): void {
  process.stderr.write(`${cause} ${mend}\n`);
  app.exit(code === 'wrong-switch' ? 2 : 1);
}

function start(switches: Switches): void {
  app.setName('Danping');
  const preset = presetOf(switches);
  if (!preset.ok) return refuse(preset.failure);
  const given = givenEnrolment(switches, preset.value);
  if (!given.ok) return refuse(given.failure);
  const profile = switches.profile ? path.resolve(switches.profile) : path.join(app.getPath('appData'), 'Danping');
  const usable = prepareProfile(profile);
  if (!usable.ok) return refuse(usable.failure);
  // One instance for each profile: Electron ties its lock to this folder.
  app.setPath('userData', profile);
  const links = followLinks(app, process.argv);
  if (!links) {
    app.quit();
    return;
  }
  declarePageScheme();
  lockDown(app);
  void app.whenReady().then(() => open(switches, preset.value, given.value, links));
}

/** A preset that was named must be good. One that an admin laid on the computer must not keep a person from working. */
function presetOf(switches: Switches): Result<Preset> {
  if (switches.preset !== undefined) return readPreset(path.resolve(switches.preset), true);
  for (const file of presetFiles(process.platform, process.env)) {
    const preset = readPreset(file, false);
    if (!preset.ok) log.error(preset.failure, 'the preset is left out');
    else if (Object.keys(preset.value).length > 0) return preset;
  }
  return ok({});
}

async function open(switches: Switches, preset: Preset, given: GivenEnrolment, links: LinkInbox): Promise<void> {
  let quitting = false;
  const profile = app.getPath('userData');
  const settings = startSettings(profile, switches, preset, systemLanguage());
  const desktop = new DesktopApp(profile, given, settings);
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void desktop.stop().finally(() => app.exit());
  });
  app.on('window-all-closed', () => app.quit());

  denyPermissions(session.defaultSession);
  servePages(path.join(import.meta.dirname, '..', 'renderer'), (callId, request) => desktop.recording(callId, request));
  const look = showLook(settings.view.shown);
  settings.onChange(() => showLook(settings.view.shown));
  await desktop.start();
  const hidden = startsHidden(process.argv);
  const windows = await openWindows({ settings, look, hidden, quitting: () => quitting, putAside: () => void habits.putAside() });
  const habits = new DesktopHabits({ ...windows, ...desktop.ports, settings });
  desktop.attach(windows, habits);
  if (hidden) void habits.putAside();
  app.on('activate', () => habits.opened(null));
  app.on('quit', () => habits.stop());
  links.attach((link) => habits.opened(link));
  takeOwnLinks();
  log.info('windows are ready');
}
