import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { compileNumbers, knownCallingCodes } from './compile-numbers.ts';
import { writeNumberFile } from './number-file.ts';

/** Puts the numbers' regions and carriers beside the bundle, in the form in which the app reads them at once. */
export function numbersPlugin(): Plugin {
  return {
    name: 'danping-numbers',
    apply: 'build',
    writeBundle({ dir = 'out/main' }) {
      const folder = path.join(dir, 'numbers');
      mkdirSync(folder, { recursive: true });
      for (const callingCode of knownCallingCodes()) {
        writeFileSync(path.join(folder, `${callingCode}.bin`), writeNumberFile(compileNumbers(callingCode)));
      }
    },
  };
}
