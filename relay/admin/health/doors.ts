import { z } from 'zod';
import { findingSchema, healthRoutes } from '../../../src/shared/api/admin/health.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import { ownCommand } from '../own-command.ts';
import type { AdminParts } from '../parts.ts';
import { showHealth, type LastPushes } from './show-health.ts';

const examinedSchema = z.object({ ok: z.boolean(), findings: z.array(findingSchema) });
type Examined = z.infer<typeof examinedSchema>;

export function healthDoors(parts: AdminParts, earlier: LastPushes): readonly AdminDoor[] {
  const startedAt = Date.now();
  let examining: Promise<Result<Examined>> | null = null;
  return [
    served(healthRoutes['health.show'], async () => ok(await showHealth(parts, startedAt, earlier))),
    served(healthRoutes['health.examine'], () => {
      // Whoever asks meanwhile hears what the one look finds.
      examining ??= examine(parts.data).finally(() => {
        examining = null;
      });
      return examining;
    }),
  ];
}

async function examine(data: string): Promise<Result<Examined>> {
  const said = await ownCommand('doctor', '--data', data);
  if (!said.ok) return said;
  const read = examinedSchema.safeParse(said.value);
  return read.success ? ok(read.data) : fail('command-failed', 'The doctor said something else than usual.', 'Run "danping-relay doctor" on the relay’s computer.');
}
