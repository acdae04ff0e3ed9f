import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { softwareBill, type Sbom } from '../security/sbom.ts';
import { sourceDateSeconds } from './source-date.ts';

/**
 * Writes the bill of materials beside an artefact, as `ARTEFACT.cdx.json`, with the artefact's own hash in it. Time and serial
 * number come from what was built, so that the same build has the same bill.
 *
 * @param whole what the artefact holds; everything that reaches a customer where nothing else is said
 * @returns the bill's path
 */
export function writeBillBeside(artefact: string, whole: Sbom = softwareBill()): string {
  const { metadata, ...bill } = whole;
  const sha512 = createHash('sha512').update(readFileSync(artefact)).digest('hex');
  const component = { ...metadata.component, hashes: [{ alg: 'SHA-512', content: sha512 }], properties: [{ name: 'danping:artefact', value: path.basename(artefact) }] };
  const timestamp = new Date(sourceDateSeconds() * 1000).toISOString();
  const serialNumber = `urn:uuid:${uuidOf(sha512)}`;
  const file = `${artefact}.cdx.json`;
  writeFileSync(file, `${JSON.stringify({ ...bill, serialNumber, metadata: { ...metadata, timestamp, component } }, null, 2)}\n`);
  return file;
}

/** A UUID of version 8 (RFC 9562, 5.8): its bits are the artefact's. */
function uuidOf(sha512: string): string {
  const [a, b, c, d] = [sha512.slice(0, 8), sha512.slice(8, 12), sha512.slice(13, 16), sha512.slice(17, 20)];
  return `${a}-${b}-8${c}-8${d}-${sha512.slice(20, 32)}`;
}
