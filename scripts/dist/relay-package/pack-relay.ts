import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildApp } from '../../lib/build-app.ts';
import { say } from '../../lib/say.ts';
import type { Platform } from '../asked.ts';
import { writeBillBeside } from '../bill-beside.ts';
import { canBuildDeb } from '../deb.ts';
import { sourceDateSeconds } from '../source-date.ts';
import { layOut, ownVersion } from './lay-out.ts';
import { CannotBeHad, type Target } from './node-runtimes.ts';
import { relayBill } from './relay-bill.ts';
import { buildRelayDeb } from './relay-deb.ts';
import { addLinuxParts, addWindowsParts } from './relay-folder.ts';
import { canWriteTarball, writeTarball } from './tarball.ts';
import { writeZip } from './zip.ts';

export interface RelayPacking {
  readonly platforms: readonly Platform[];
  /** A folder that is there. */
  readonly output: string;
  /** That of package.json where nothing else is said. */
  readonly version?: string;
  /** Those of the platforms where nothing else is said. */
  readonly targets?: readonly Target[];
}

interface Job {
  readonly target: Target;
  readonly version: string;
  readonly output: string;
  readonly work: string;
}

const targetsOf: Readonly<Record<Platform, readonly Target[]>> = { linux: ['linux-x64', 'linux-arm64'], win: ['win32-x64'], mac: [] };
const architectures = { 'linux-x64': 'amd64', 'linux-arm64': 'arm64' } as const;

/**
 * Builds the relay's packages: deb and tar.gz for Linux, a zip for Windows, each with its bill of materials. What cannot be built here is
 * named in one line and left out.
 *
 * @returns the artefacts that were made, without their bills
 * @throws where something else than that went wrong
 */
export async function packRelay({ platforms, output, version = ownVersion(), targets }: RelayPacking): Promise<readonly string[]> {
  await buildApp();
  if (platforms.includes('mac')) say('Left out: the relay for macOS (a server runs Linux or Windows; a Mac can run it from a clone).');
  const made: string[] = [];
  for (const target of platforms.flatMap((platform) => targetsOf[platform])) {
    if (targets && !targets.includes(target)) continue;
    const work = mkdtempSync(path.join(tmpdir(), 'danping-dist-'));
    try {
      made.push(...(await packFor({ target, version, output, work })));
    } catch (error) {
      if (!(error instanceof CannotBeHad)) throw error;
      say(`Left out: the relay for ${target}: ${error.message}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return made;
}

async function packFor(job: Job): Promise<readonly string[]> {
  const app = path.join(job.work, 'app');
  await layOut(job.target, app, job.version);
  const { target } = job;
  if (target === 'win32-x64') await addWindowsParts(app);
  const bill = relayBill(target, app);
  // The last takes the folder under a name of its own.
  const made = target === 'win32-x64' ? [windowsZip(job, app)] : [...debOf({ ...job, target }, app), ...tarballOf(job, app)];
  for (const artefact of made) {
    writeBillBeside(artefact, bill);
    say(`Made ${path.basename(artefact)}`);
  }
  return made;
}

function debOf({ target, version, output, work }: Job & { readonly target: keyof typeof architectures }, app: string): readonly string[] {
  if (!canBuildDeb()) {
    say(`Left out: the relay's Debian package for ${target}: this computer has no dpkg-deb.`);
    return [];
  }
  const architecture = architectures[target];
  const artefact = path.join(output, `danping-relay_${version}_${architecture}.deb`);
  buildRelayDeb({ app, tree: path.join(work, 'deb'), architecture, version, to: artefact, epochSeconds: sourceDateSeconds() });
  return [artefact];
}

function tarballOf({ target, version, output, work }: Job, app: string): readonly string[] {
  if (!canWriteTarball()) {
    say(`Left out: the relay's tar.gz for ${target}: this computer has no GNU tar.`);
    return [];
  }
  const name = `danping-relay-${version}-${target}`;
  const folder = path.join(work, name);
  renameSync(app, folder);
  addLinuxParts(folder);
  const artefact = path.join(output, `${name}.tar.gz`);
  writeTarball(folder, artefact, sourceDateSeconds());
  return [artefact];
}

function windowsZip({ version, output, work }: Job, app: string): string {
  const name = `danping-relay-${version}-win-x64`;
  const folder = path.join(work, name);
  renameSync(app, folder);
  const artefact = path.join(output, `${name}.zip`);
  writeZip(folder, artefact, sourceDateSeconds());
  return artefact;
}
