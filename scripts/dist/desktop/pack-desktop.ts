import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { prepareDesktop } from '../../lib/desktop.ts';
import type { ElectronRuntime } from '../../lib/electron-binary.ts';
import { say } from '../../lib/say.ts';
import type { Platform } from '../asked.ts';
import { writeBillBeside } from '../bill-beside.ts';
import { sourceDateSeconds } from '../source-date.ts';
import { build } from './builder.ts';
import { desktopBill } from './desktop-bill.ts';
import { buildDesktopDeb } from './desktop-deb.ts';
import { installersFor, thisMachine, type Installer } from './installers.ts';
import { writeLatestLinux } from './latest-linux.ts';
import { writeDesktopNotices } from './notices.ts';
import { productOf, type Product } from './product.ts';

export interface DesktopPacking {
  readonly platforms: readonly Platform[];
  /** A folder that is there. */
  readonly output: string;
}

const native: Readonly<Record<Platform, NodeJS.Platform>> = { linux: 'linux', win: 'win32', mac: 'darwin' };

/**
 * Packs the desktop app and builds its installers, each with its bill of materials. What cannot be built here is named in one line and left out.
 *
 * @returns whether everything else was built; the packer's own words are on stderr
 */
export async function packDesktop({ platforms, output }: DesktopPacking): Promise<boolean> {
  const runtime = await prepareDesktop({ display: false });
  writeDesktopNotices();
  const product = productOf(runtime);
  if (!runtime.official) say('Packed with the test runtime: the artefact is named -test and must not be released.');
  const installers = installersFor(platforms, await thisMachine(runtime.official));
  let isWhole = true;
  for (const installer of installers) {
    if (installer.leftOut !== null) say(`Left out: ${installer.title}: ${installer.leftOut}.`);
    else if (await make(installer, { runtime, product, output })) say(`Made ${installer.title}`);
    else isWhole = false;
  }
  saySigning(installers);
  const made = readdirSync(output).filter((name) => /^danping(?!-relay).*\.(deb|AppImage|exe|msi|dmg|zip)$/i.test(name));
  writeLatestLinux(output, product.version, made, new Date(sourceDateSeconds() * 1000));
  const bill = made.length > 0 ? desktopBill(runtime) : null;
  if (bill) for (const name of made) writeBillBeside(path.join(output, name), bill);
  // What the packer thought; nothing for whoever installs.
  rmSync(path.join(output, 'builder-debug.yml'), { force: true });
  return isWhole;
}

interface Making {
  readonly runtime: ElectronRuntime;
  readonly product: Product;
  readonly output: string;
}

async function make({ platform, target }: Installer, { runtime, product, output }: Making): Promise<boolean> {
  if (target !== 'deb') return build([`--${platform}`, target, ...(platform === 'mac' ? ['--universal'] : ['--x64'])], native[platform] === process.platform, runtime, product);
  const folder = path.join(output, 'linux-unpacked');
  if (!existsSync(folder)) return false;
  buildDesktopDeb(folder, product, output);
  return true;
}

/** Windows and macOS warn of programs that nobody signed. */
function saySigning(installers: readonly Installer[]): void {
  const signable = installers.filter(({ platform, leftOut }) => platform !== 'linux' && leftOut === null);
  const isSigned = process.env['CSC_LINK'] !== undefined || process.env['WIN_CSC_LINK'] !== undefined;
  if (signable.length > 0 && !isSigned) say('Left out: the signature of the installers: there is no signing key (CSC_LINK names its file).');
}
