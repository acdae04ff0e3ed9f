import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import { app } from 'electron';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import { log } from '../../logging.ts';
import type { Credentials } from '../enrolment/seat.ts';
import type { Engine } from './engine.ts';
import type { Offer } from './read-order.ts';

/** electron-updater behind the relay's own order: it fetches and installs what the order names, and nothing else. */
export function electronEngine(): Engine {
  const installs = packageType() === 'deb' ? 'by-password' : 'at-end';
  let updater: AppUpdater | null = null;
  const load = async (): Promise<AppUpdater> => (updater ??= await loadUpdater());
  return {
    installs,
    available: isReplaceable,
    async fetch({ relay, token }: Credentials, offer, calledOff) {
      try {
        const { CancellationToken } = await loadPackage();
        const fetching = await load();
        fetching.autoInstallOnAppQuit = false;
        fetching.requestHeaders = { authorization: `Bearer ${token}` };
        fetching.setFeedURL({ provider: 'generic', url: `${relay}/updates/${offer.version}/`, useMultipleRangeRequest: false });
        const found = await fetching.checkForUpdates();
        if (!found?.isUpdateAvailable) return fail('update-not-here', `Release ${offer.version} has nothing for this computer.`, 'Have the admin add its installer.');
        const same = compared(found.updateInfo, offer);
        if (!same.ok) return same;
        const cancelling = new CancellationToken();
        const callOff = (): void => cancelling.cancel();
        calledOff.addEventListener('abort', callOff);
        if (calledOff.aborted) callOff();
        // Only a download that begins with this is installed at the end; it is looked at once more when the app ends.
        fetching.autoInstallOnAppQuit = installs === 'at-end';
        try {
          await fetching.downloadUpdate(cancelling);
        } finally {
          calledOff.removeEventListener('abort', callOff);
        }
        return ok(undefined);
      } catch (error) {
        if (calledOff.aborted) return fail('update-called-off', 'A call came.', 'It is fetched later.');
        return fail('update-broken', `The update could not be fetched (${firstLine(error)}).`, 'It is fetched again.');
      }
    },
    installAtEnd: (wanted) => {
      if (updater) updater.autoInstallOnAppQuit = wanted && installs === 'at-end';
    },
    installNow: () => updater?.quitAndInstall(true, true),
  };
}

/** What is fetched is what stands in the list of the release: it has to say what was signed, or a list was put in between. */
function compared(info: UpdateInfo, offer: Offer): Result<void> {
  const isOffered = ({ url, sha512 }: UpdateInfo['files'][number]): boolean => offer.files.some((file) => file.name === url && file.sha512 === sha512);
  // `packages` would name further files, which nobody signed.
  if (info.version === offer.version && info.files.length > 0 && info.files.every(isOffered) && !('packages' in info)) return ok(undefined);
  return fail('update-differs', 'The list of the update’s files is not the one that the relay signed.', 'Have the admin look into it: somebody may stand between this desk and the relay.');
}

async function loadUpdater(): Promise<AppUpdater> {
  const { autoUpdater } = await loadPackage();
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowPrerelease = true;
  // Whether it may is settled before, by what the relay signed.
  autoUpdater.allowDowngrade = true;
  autoUpdater.disableDifferentialDownload = true;
  autoUpdater.disableWebInstaller = true;
  autoUpdater.logger = { info: () => undefined, warn: () => undefined, error: (words: unknown) => log.warn({ words: firstLine(words) }, 'the updater') };
  return autoUpdater;
}

/** Of no use before something is offered: the app starts without it. */
async function loadPackage(): Promise<typeof import('electron-updater')> {
  const loaded = await import('electron-updater');
  return loaded.default ?? loaded;
}

/** An MSI belongs to whoever rolled it out, a folder that was unpacked to whoever did; a clone is nobody's to replace. */
function isReplaceable(): boolean {
  if (!app.isPackaged || !existsSync(path.join(process.resourcesPath, 'app-update.yml'))) return false;
  if (process.platform === 'darwin') return true;
  if (process.platform === 'win32') return existsSync(path.join(path.dirname(process.execPath), `Uninstall ${path.basename(process.execPath)}`));
  return packageType() === 'deb' || process.env['APPIMAGE'] !== undefined;
}

function packageType(): string | null {
  try {
    return process.platform === 'linux' ? readFileSync(path.join(process.resourcesPath, 'package-type'), 'utf8').trim() : null;
  } catch {
    return null;
  }
}

function firstLine(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return (words.split('\n')[0] ?? '').slice(0, 200);
}
