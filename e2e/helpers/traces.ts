import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Somebody whose number and name are nobody else's, and must not be where they are not wanted. */
export const canary = { number: '13876655443', name: '龘靐齉', note: 'canary-note 齾' } as const;

/** In every way in which a program writes a number of eleven digits, and how JavaScript writes the letters in JSON. */
const writings = [canary.number, '138 7665 5443', '138-7665-5443', '38766554', canary.name, canary.note, escaped(canary.name), encodeURIComponent(canary.name)];

function escaped(text: string): string {
  return text.replaceAll(/[^ -~]/g, (letter) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What of the canary, or of other words that are wanted nowhere, stands in a text. */
export function tracesIn(text: string, others: readonly string[] = []): readonly string[] {
  return [...writings, ...others].filter((writing) => text.includes(writing));
}

/** Which files below a folder hold something of the canary, in UTF-8 or UTF-16, and what; each byte of each of them is looked at. */
export function filesWithTraces(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const bytes = bytesOf(path.join(folder, name));
    if (!bytes) return [];
    return writings.filter((writing) => bytes.includes(writing, 0, 'utf8') || bytes.includes(writing, 0, 'utf16le')).map((writing) => `${name}: ${writing}`);
  });
}

/** `null`: no file, or gone since it was listed. */
function bytesOf(file: string): Buffer | null {
  try {
    return statSync(file).isFile() ? readFileSync(file) : null;
  } catch {
    return null;
  }
}
