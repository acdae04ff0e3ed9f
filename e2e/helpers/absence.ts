import { globSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect } from '../fixtures/scene.ts';

const hourMs = 3_600_000;

/** As if a desk that is closed had been closed for an hour: nobody can wait that long. */
export function closedForAnHour(profile: string): void {
  const files = globSync('histories/*/desk.db', { cwd: profile });
  expect(files).toHaveLength(1);
  for (const file of files) {
    const database = new Database(path.join(profile, file));
    database.prepare('UPDATE heard SET at = at - ?').run(hourMs);
    database.close();
  }
}
