import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Whose desk it is: one history for each relay and person, so that two agents at one desk never see each other's. */
export interface DeskOwner {
  readonly relay: string;
  readonly role: 'agent' | 'supervisor';
  /** The agent's number, or the supervisor's login name. */
  readonly key: string;
}

const ownersSchema = z.record(
  z.string(),
  z.object({ relay: z.string(), role: z.enum(['agent', 'supervisor']), key: z.string() }),
);

/** The file that holds the owner's calls. The name tells a curious colleague nothing. */
export function historyFile(profile: string, owner: DeskOwner): string {
  const name = digest(owner.relay, owner.role, owner.key);
  const folder = path.join(profile, 'histories', name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return path.join(folder, 'history.db');
}

/**
 * Remembers whom a token belongs to, so that the app shows the right history before the relay answers.
 * The token itself is not kept, only its hash.
 */
export class DeskOwners {
  readonly #file: string;

  constructor(profile: string) {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    this.#file = path.join(profile, 'owners.json');
  }

  find(relay: string, token: string): DeskOwner | null {
    return this.#read()[digest(relay, token)] ?? null;
  }

  remember(token: string, owner: DeskOwner): void {
    const owners = { ...this.#read(), [digest(owner.relay, token)]: owner };
    writeFileSync(this.#file, `${JSON.stringify(owners, null, 2)}\n`, { mode: 0o600 });
  }

  /** An unreadable file costs one round trip to the relay, nothing else: it is written anew. */
  #read(): Record<string, DeskOwner> {
    try {
      const parsed = ownersSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  }
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}
