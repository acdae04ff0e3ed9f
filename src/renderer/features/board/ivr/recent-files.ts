import { z } from 'zod';

const mostKept = 5;
const keptSchema = z.array(z.string().max(2_000)).max(mostKept);

/** What was played last from here, the latest first; nothing where what is kept cannot be read. */
export function readRecent(stored: string | null): readonly string[] {
  try {
    return keptSchema.parse(JSON.parse(stored ?? '[]'));
  } catch {
    return [];
  }
}

export function withLatest(recent: readonly string[], files: readonly string[]): readonly string[] {
  const latest = files.join(';');
  return [latest, ...recent.filter((line) => line !== latest)].slice(0, mostKept);
}
