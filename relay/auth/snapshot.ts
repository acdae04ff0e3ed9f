import type Database from 'better-sqlite3';
import type { DeskPolicy } from '../core/desk/ports.ts';
import type { Directory, EnrolledAgent, Source } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import { rangesOf, type AddressRanges } from './address-ranges.ts';
import { readDeskPolicy } from './desk-policy.ts';
import type { Holder } from './holder.ts';
import { digestOf, sameDigest, type Digest } from './secrets.ts';
import { allowKey } from './source-settings.ts';

/** Compared against when a source is unknown, so that it takes as long as a wrong secret. */
const nobodysDigest = digestOf('');

/** The directory as it was at one moment, in memory. */
export class DirectorySnapshot implements Directory {
  readonly #sources = new Map<string, Source>();
  readonly #secrets = new Map<string, Digest[]>();
  readonly #allowed = new Map<string, AddressRanges>();
  readonly #agents = new Map<string, EnrolledAgent>();
  readonly #enrolled: readonly EnrolledAgent[];
  readonly #identities = new Map<string, EnrolledAgent>();
  readonly #extensions = new Map<string, string>();
  readonly #holders = new Map<Digest, Holder>();
  /** What the admin allows desks. */
  readonly desk: DeskPolicy;

  constructor(db: Database.Database) {
    const values = valuesBySource(db);
    for (const row of db.prepare<[], Omit<Source, 'values'>>('SELECT id, dialect, time_zone AS timeZone FROM source').all()) {
      const own = values.get(row.id) ?? {};
      this.#sources.set(row.id, { ...row, values: own });
      const { [allowKey]: allow } = own;
      if (allow !== undefined) this.#allowed.set(row.id, rangesOf(allow));
    }
    for (const row of db.prepare<[], SecretRow>('SELECT source_id, digest FROM source_secret').all()) {
      this.#secrets.set(row.source_id, [...(this.#secrets.get(row.source_id) ?? []), row.digest]);
    }
    for (const row of db.prepare<[], EnrolledAgent>('SELECT number, name, audience_key AS audienceKey FROM agent').all()) {
      this.#agents.set(row.number, row);
    }
    this.#enrolled = [...this.#agents.values()];
    for (const row of db.prepare<[], IdentityRow>('SELECT source_id, extension, agent_number FROM identity ORDER BY rowid').all()) {
      const agent = this.#agents.get(row.agent_number);
      if (!agent) continue;
      this.#identities.set(identityKey(row.source_id, row.extension), agent);
      const phone = identityKey(row.source_id, agent.number);
      if (!this.#extensions.has(phone)) this.#extensions.set(phone, row.extension);
    }
    for (const row of db.prepare<[], TokenRow>('SELECT digest, role, subject FROM token').all()) {
      this.#holders.set(row.digest, row);
    }
    this.desk = readDeskPolicy(db);
  }

  /** Everybody who may take calls, by number. */
  get enrolled(): readonly EnrolledAgent[] {
    return this.#enrolled;
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  get sources(): readonly Source[] {
    return [...this.#sources.values()];
  }

  agentBehind(source: string, extension: string): EnrolledAgent | undefined {
    return this.#identities.get(identityKey(source, extension));
  }

  /** Under what the source knows the agent, the first of several; `undefined` where it does not. */
  extensionOf(source: string, agentNumber: string): string | undefined {
    return this.#extensions.get(identityKey(source, agentNumber));
  }

  /** The source, if the secret is one of its own; the work is the same whatever is wrong. */
  sourceWithSecret(id: string, secret: string): Source | undefined {
    const given = digestOf(secret);
    const valid = (this.#secrets.get(id) ?? [nobodysDigest]).filter((digest) => sameDigest(digest, given));
    return valid.length > 0 ? this.#sources.get(id) : undefined;
  }

  /** Whether pushes of this source may come from there; from everywhere when nobody said otherwise. */
  mayPush(id: string, address: string): boolean {
    return this.#allowed.get(id)?.includes(address) ?? true;
  }

  /** Whom a token speaks for; `undefined` for a token that is unknown or withdrawn. */
  viewerWith(tokenDigest: Digest): Viewer | undefined {
    const holder = this.#holders.get(tokenDigest);
    return holder && this.viewerOf(holder);
  }

  /** Whose token it is. */
  holderOf(tokenDigest: Digest): Holder | undefined {
    return this.#holders.get(tokenDigest);
  }

  /** What a person sees of the log; `undefined` for an agent who is not enrolled. */
  viewerOf({ role, subject }: Holder): Viewer | undefined {
    // An admin sees on the sockets what a supervisor sees.
    if (role !== 'agent') return { role: 'supervisor', login: subject };
    const agent = this.#agents.get(subject);
    return agent && { role: 'agent', agentNumber: agent.number, name: agent.name, audienceKey: agent.audienceKey };
  }
}

function valuesBySource(db: Database.Database): Map<string, Record<string, string>> {
  const values = new Map<string, Record<string, string>>();
  for (const { source_id, key, value } of db.prepare<[], ValueRow>('SELECT source_id, key, value FROM source_value').all()) {
    values.set(source_id, { ...values.get(source_id), [key]: value });
  }
  return values;
}

interface ValueRow {
  readonly source_id: string;
  readonly key: string;
  readonly value: string;
}

interface SecretRow {
  readonly source_id: string;
  readonly digest: Digest;
}

interface IdentityRow {
  readonly source_id: string;
  readonly extension: string;
  readonly agent_number: string;
}

interface TokenRow extends Holder {
  readonly digest: Digest;
}

function identityKey(source: string, extension: string): string {
  return `${source}/${extension}`;
}
