import { readFileSync } from 'node:fs';
import { z } from 'zod';

const packageSchema = z.object({ version: z.string() });

/** As `package.json` beside the sources says it. */
export const relayVersion: string = read();

function read(): string {
  try {
    return packageSchema.parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version;
  } catch {
    return 'unknown';
  }
}
