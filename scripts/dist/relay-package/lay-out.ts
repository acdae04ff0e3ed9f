import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from '../../lib/paths.ts';
import { packagesNeededBy } from '../../security/shipped-packages.ts';
import { nodeLicence, nodePackageFor, type Target } from './node-runtimes.ts';
import { noticesFor } from './notices.ts';
import { closureOf } from './source-closure.ts';

const packageSchema = z.object({ name: z.string(), version: z.string() });

/** As package.json says it. */
export function ownVersion(): string {
  return packageSchema.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).version;
}

/** The pages that a browser opens; the others need the desktop app around them. */
const pages = ['admin.html', 'board.html', 'desk.html', 'assets'];
/** Packages that help to write or build programs, and that no program loads. */
const neverLoaded = /^(@types\/.+|undici-types|node-addon-api)$/;
/** Types, maps, tests and descriptions: what no program reads. */
const notForRunning = /\.d\.[cm]?ts$|\.map$|\.markdown$|(^|\/)(?!licen[cs]e|notice)[^/]*\.md$|^(test|tests|__tests__|docs?|examples?|benchmarks?|bench|\.github)(\/|$)/i;
/** SQLite's sources, and the binaries of other platforms. */
const notOfSqlite = /^(deps|src|prebuilds|binding\.gyp)(\/|$)/;

/**
 * Lays the relay out as it runs anywhere: Node, the sources as they are, the packages that they import, the built pages, licences. Nothing
 * of it lies below a folder named node_modules but the packages: Node strips no types there.
 *
 * @param folder empty or missing
 * @throws in one line where a part cannot be had
 */
export async function layOut(target: Target, folder: string, version = ownVersion()): Promise<void> {
  const { sources, beside, packages } = closureOf('relay/main.ts');
  const strange = beside.filter((name) => !['out/renderer/', 'package.json'].includes(name));
  if (strange.length > 0) throw new Error(`The relay looks for ${strange.join(', ')} beside its sources, which the package knows nothing of.`);

  const runtime = await nodePackageFor(target);
  const put = (from: string, to: string, isWanted?: (name: string) => boolean): void =>
    cpSync(from, path.join(folder, to), { recursive: true, filter: (file) => isWanted?.(path.relative(from, file).replaceAll(path.sep, '/')) ?? true });

  mkdirSync(folder, { recursive: true });
  const node = target === 'win32-x64' ? 'node.exe' : 'node';
  put(path.join(runtime, 'bin', node), `bin/${node}`);
  for (const source of sources) put(path.join(root, source), source);
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name: 'danping-relay', version, private: true, type: 'module' }, null, 2)}\n`);
  for (const page of pages) put(path.join(root, 'out', 'renderer', page), `out/renderer/${page}`);

  for (const { folder: from, name } of packagesNeededBy(packages)) {
    if (neverLoaded.test(name)) continue;
    put(path.join(root, from), from, (file) => !/(^|\/)node_modules(\/|$)/.test(file) && !notForRunning.test(file) && !(name === 'better-sqlite3' && notOfSqlite.test(file)));
  }
  put(path.join(root, 'node_modules', 'better-sqlite3', 'prebuilds', `${target}.node`), `node_modules/better-sqlite3/prebuilds/${target}.node`);

  writeFileSync(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesFor(packages, await nodeLicence(runtime)));
  if (existsSync(path.join(root, 'LICENSE'))) put(path.join(root, 'LICENSE'), 'LICENSE');
}
