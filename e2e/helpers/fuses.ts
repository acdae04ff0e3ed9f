import { readFileSync } from 'node:fs';

/** Stands in every Electron binary right before its fuses (electron/fuses, README, "Fuse schema"). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** In the order of their places in the binary; later versions of Electron append to it. */
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** What a packed program obeys, read back from its binary: version, number of fuses, then one sign for each. */
export function fusesOf(binary: string): Partial<Record<(typeof names)[number], boolean>> {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  if (at < sentinel.length || bytes[at] !== 1) throw new Error(`${binary} has no fuses of a kind that is known.`);
  const count = bytes[at + 1] ?? 0;
  const signs = bytes.toString('latin1', at + 2, at + 2 + count);
  return Object.fromEntries(names.slice(0, count).map((name, place) => [name, signs[place] === '1']));
}
