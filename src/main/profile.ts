import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Result } from '../shared/result.ts';
import { fail, ok } from '../shared/result.ts';

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

/**
 * Makes the profile's folder when it is missing, and what is made in it by this process private to this user of the computer: also
 * what an earlier version left readable for others. Fails when it cannot be used.
 */
export function prepareProfile(profile: string): Result<void> {
  try {
    process.umask(0o077);
    const isOurs = !existsSync(profile) || readdirSync(profile).every((name) => ownNames.has(name)) || existsSync(path.join(profile, 'histories'));
    makeFolder(profile);
    if (isOurs) chmodSync(profile, 0o700);
    for (const name of ownNames) makePrivate(path.join(profile, name));
    accessSync(profile, constants.R_OK | constants.W_OK | constants.X_OK);
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return fail('profile-unusable', `The profile folder ${profile} cannot be used (${code}).`, 'Choose another with --profile=DIR, or give this user the right to write there.');
  }
}

/** What this app keeps in its profile, apart from what Chromium does. */
const ownNames: ReadonlySet<string> = new Set(['histories', 'owners.json', 'settings.json', 'enrolment.json', 'crm-opened.json', 'places.json', 'update-keys.json']);

function makePrivate(place: string): void {
  if (!existsSync(place)) return;
  const isFolder = statSync(place).isDirectory();
  chmodSync(place, isFolder ? 0o700 : 0o600);
  if (isFolder) for (const name of readdirSync(place)) makePrivate(path.join(place, name));
}

/** Step by step: a recursive mkdir never returns for some places under /proc. */
function makeFolder(folder: string): void {
  const parent = path.dirname(folder);
  if (parent !== folder && !existsSync(parent)) makeFolder(parent);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
}

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
