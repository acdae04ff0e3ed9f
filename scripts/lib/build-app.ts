import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { withLock } from '../bare/lock.mjs';
import { builtApp, root } from './paths.ts';
import { say } from './say.ts';

/** In this order: the other pages are laid beside the main window's. */
const parts = ['main', 'preload', 'renderer', 'popup', 'web'] as const;
const nodeEnv = 'production';
const stamp = path.join(builtApp, '.built-from');

/** Builds the desktop app into out/ unless it is already built from these very sources. */
export async function buildApp(): Promise<void> {
  const wanted = sourcesHash();
  if (builtFrom() === wanted) return;
  await withLock('build', async () => {
    if (builtFrom() === wanted) return;
    say('Building the desktop app …');
    process.chdir(root);
    await inProduction(async () => {
      for (const part of parts) {
        await build({ configFile: path.join(root, `vite.${part}.config.ts`), logLevel: 'warn', mode: nodeEnv });
      }
    });
    mkdirSync(builtApp, { recursive: true });
    writeFileSync(stamp, wanted);
  });
}

/** Whatever NODE_ENV says here has the last word over Vite's `mode`: `test`, for one, would build React for its developers. */
async function inProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = nodeEnv;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

function builtFrom(): string | null {
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
}

function sourcesHash(): string {
  const files = globSync(['src/**/*', 'vite.*.config.ts', 'package-lock.json', 'package.json', 'assets/**/*'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash('sha256').update(nodeEnv);
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
