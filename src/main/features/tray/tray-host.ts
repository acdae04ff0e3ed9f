import { execFile } from 'node:child_process';

const patienceMs = 1_000;
/** Whoever shows tray icons on a Linux desktop owns this name (StatusNotifierItem specification, "StatusNotifierWatcher"). */
const watcher = 'org.kde.StatusNotifierWatcher';

/**
 * Whether this desktop shows tray icons at all. Windows and macOS do; on Linux it depends on the desktop and its
 * extensions, and Electron cannot tell.
 */
export function hasTrayHost(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(true);
  if (!process.env['DBUS_SESSION_BUS_ADDRESS'] && !process.env['XDG_RUNTIME_DIR']) return Promise.resolve(false);
  const ask = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus.NameHasOwner', `string:${watcher}`];
  return new Promise((resolve) => {
    execFile('dbus-send', ask, { timeout: patienceMs }, (error, answer) => resolve(!error && answer.includes('boolean true')));
  });
}
