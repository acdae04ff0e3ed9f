import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NumberTables } from './number-file.ts';
import { readNumberFile } from './number-file.ts';

/**
 * Reads the tables of calling codes from the folder that the build made, each once and only when a number asks for it.
 * A file that is missing or broken costs the region and the carrier, not the call.
 */
export function numberFolder(folder: string): (callingCode: string) => Promise<NumberTables | null> {
  const held = new Map<string, Promise<NumberTables | null>>();
  return (callingCode) => {
    const reading = held.get(callingCode) ?? read(path.join(folder, `${callingCode}.bin`));
    held.set(callingCode, reading);
    return reading;
  };
}

async function read(file: string): Promise<NumberTables | null> {
  try {
    return readNumberFile(await readFile(file));
  } catch {
    return null;
  }
}
