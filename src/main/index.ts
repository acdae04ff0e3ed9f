import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { app, session } from 'electron';
import type { GivenEnrolment } from './features/enrolment/enrolment.ts';
import { givenEnrolment } from './features/enrolment/given-enrolment.ts';
import { presetFiles, readPreset } from './features/enrolment/preset.ts';
import type { Preset } from './features/enrolment/preset.ts';
import { followLinks } from './features/links/follow-links.ts';
import type { LinkInbox } from './features/links/link-inbox.ts';
import { Places } from './features/placement/places.ts';
import { startSettings } from './features/settings/start-settings.ts';
import { startsHidden } from './features/startup/start-command.ts';
import type { Failure, Result } from '../shared/result.ts';
import { ok } from '../shared/result.ts';
import { log } from './logging.ts';
import { serveMethods } from './ipc/serve-methods.ts';
import { prepareProfile } from './profile.ts';
import { readSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { hasNoCard } from './windows/graphics.ts';
import { denyPermissions, lockDown } from './windows/lockdown.ts';
import { showLook, systemLanguage } from './windows/look.ts';
import { openMainWindow } from './windows/main-window.ts';
import { declarePageScheme, pageUrl, servePages } from './windows/pages.ts';
import { askForX11, shallAskForX11 } from './windows/x11/ask-for-x11.ts';

/** A page that nobody asks for keeps nobody waiting for the calls. */
const pagePatienceMs = 500;

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
  if (hasNoCard(process.platform)) app.disableHardwareAcceleration();
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

function open(switches: Switches, preset: Preset, given: GivenEnrolment, links: LinkInbox): void {
  let quitting = false;
  const profile = app.getPath('userData');
  const settings = startSettings(profile, switches, preset, systemLanguage());
  const look = showLook(settings.view.shown);
  settings.onChange(() => showLook(settings.view.shown));
  const places = new Places(path.join(profile, 'places.json'), (error) => log.error({ error: String(error) }, 'window places could not be kept'));
  const hidden = startsHidden(process.argv);
  denyPermissions(session.defaultSession);
  const reading = Promise.withResolvers<typeof import('./behind-window.ts')>();
  const main = openMainWindow({
    backgroundColor: look.backgroundColor,
    hidden,
    place: places.main,
    moved: (place) => places.rememberMain(place),
    quitting: () => quitting,
    putAside: () => void behind.then(({ habits }) => habits).then((habits) => habits.putAside()),
  });
  const behind = reading.promise.then(({ openBehindWindow }) => openBehindWindow({ profile, given, settings, main, places, look, links, hidden }));
  const handedOver = servePages(path.join(import.meta.dirname, '..', 'renderer'), async (callId, request) => (await behind).desktop.recording(callId, request));
  serveMethods(behind.then(({ desktop }) => desktop.answer));
  // The board may take the page's place while it loads.
  void main.loadURL(pageUrl('main', look)).catch(() => undefined);
  // Most of the app is read while the window draws its page. Begun earlier, it would keep this thread from handing the page over.
  const begun = Promise.race([handedOver, delay(pagePatienceMs)]);
  begun.then(() => import('./behind-window.ts')).then(reading.resolve, reading.reject);

  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    void behind.then(({ desktop }) => desktop.stop()).finally(() => app.exit());
  });
  app.on('window-all-closed', () => app.quit());
}
