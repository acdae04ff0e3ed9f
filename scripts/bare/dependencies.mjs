import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';

const stamp = path.join(root, 'node_modules', '.danping-lock-hash');

/** Runs `npm ci` when node_modules is not what package-lock.json says. Talks on stderr only. */
export async function installDependencies() {
  if (installed()) return;
  await withLock('install', () => {
    if (installed()) return;
    process.stderr.write('Installing dependencies (npm ci) …\n');
    const result = spawnSync(...npmCi(), { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'development' } });
    if (result.status !== 0) {
      throw new Error('npm ci failed (see above): check that the npm registry can be reached and that the disk has 1 GB free, then run the command again.');
    }
    writeFileSync(stamp, lockHash());
  });
}

function installed() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash();
}

function lockHash() {
  return createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

/** @returns {[string, string[]]} */
function npmCi() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  return npm ? [process.execPath, [npm, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}
