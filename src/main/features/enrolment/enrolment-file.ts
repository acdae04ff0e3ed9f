import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../write-whole.ts';

const heldSchema = z.object({
  relay: z.string(),
  /** Sealed by the key store, or in the clear where the person chose so; `null` when it is asked for at each start. */
  token: z.union([z.object({ sealed: z.string() }), z.object({ clear: z.string() })]).nullable(),
  agentNumber: z.string().nullable(),
  name: z.string().nullable(),
});

/** What a profile remembers of the last enrolment. */
export type HeldEnrolment = z.infer<typeof heldSchema>;

/** `enrolment.json` in the profile, readable by this user only. */
export class EnrolmentFile {
  readonly #file: string;

  constructor(profile: string) {
    this.#file = path.join(profile, 'enrolment.json');
  }

  /** @returns `null` at the first start, and for a file that cannot be read: a code puts it right. */
  read(): HeldEnrolment | null {
    try {
      const held = heldSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return held.success ? held.data : null;
    } catch {
      return null;
    }
  }

  /** @throws what the disk says */
  write(held: HeldEnrolment): Promise<void> {
    return writeWhole(this.#file, `${JSON.stringify(held, null, 2)}\n`);
  }
}
