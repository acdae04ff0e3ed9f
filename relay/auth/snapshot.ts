import type Database from 'better-sqlite3';
import type { Directory, EnrolledAgent, Source } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import { rangesOf, type AddressRanges } from './address-ranges.ts';
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
  readonly #viewers = new Map<Digest, Viewer>();

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
    for (const row of db.prepare<[], IdentityRow>('SELECT source_id, extension, agent_number FROM identity').all()) {
      const agent = this.#agents.get(row.agent_number);
      if (agent) this.#identities.set(identityKey(row.source_id, row.extension), agent);
    }
    for (const row of db.prepare<[], TokenRow>('SELECT digest, role, subject FROM token').all()) {
      const viewer = this.#viewerFor(row);
      if (viewer) this.#viewers.set(row.digest, viewer);
    }
  }

  /** Everybody who may take calls, by number. */
  get enrolled(): readonly EnrolledAgent[] {
    return this.#enrolled;
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  agentBehind(source: string, extension: string): EnrolledAgent | undefined {
    return this.#identities.get(identityKey(source, extension));
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
    return this.#viewers.get(tokenDigest);
  }

  #viewerFor({ role, subject }: TokenRow): Viewer | undefined {
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

interface TokenRow {
  readonly digest: Digest;
  readonly role: 'agent' | 'supervisor' | 'admin';
  readonly subject: string;
}

function identityKey(source: string, extension: string): string {
  return `${source}/${extension}`;
}
