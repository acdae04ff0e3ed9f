import { existsSync } from 'node:fs';
import { directoryMigrations } from '../../auth/migrations.ts';
import { eventMigrations } from '../../log/migrations.ts';
import { databasePath, inspectDatabase, schemaOf } from '../../sqlite/inspect.ts';
import { newer } from '../../sqlite/migrate.ts';
import { ok, type Result } from '../../../src/shared/result.ts';

/** Whether this relay knows what lies in the data folder: an older one than served there last stops before it stops that one. */
export function checkNotNewer(folder: string): Result<void> {
  for (const [file, known] of [['events.db', eventMigrations.length], ['directory.db', directoryMigrations.length]] as const) {
    const database = databasePath(folder, file);
    if (!existsSync(database)) continue;
    const found = inspectDatabase(database, schemaOf);
    if (!found.ok) return found;
    if (found.value > known) return newer(database, found.value, known);
  }
  return ok(undefined);
}
