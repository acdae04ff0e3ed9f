import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, type Result } from '../../src/shared/result.ts';
import type { Dialect, EventDraft, PushBody } from './dialect.ts';
import type { Appended, Directory, EventLog, Source } from './ports.ts';
import { place } from './visibility.ts';

/**
 * Takes one push in: reads it in its source's dialect, settles who it is about and who may see it, and appends it.
 * Fails with `unreadable` when the body is not what the dialect sends, with the log's failure when the disk refuses.
 */
export type Ingest = (source: Source, body: PushBody, receivedAt: EpochMs) => Promise<Result<Appended>>;

export interface IngestParts {
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly directory: () => Directory;
  readonly log: Pick<EventLog, 'append'>;
  /** A dialect threw: a mistake of ours, to be told to whoever runs the relay. */
  readonly onMistake: (source: Source, error: unknown) => void;
}

export function createIngest({ dialects, directory, log, onMistake }: IngestParts): Ingest {
  return async (source, body, receivedAt) => {
    const dialect = dialects.get(source.dialect);
    if (!dialect) return unreadable(`This relay does not know the dialect ${source.dialect} of the source ${source.id}.`);
    let drafts: Result<readonly EventDraft[]>;
    try {
      drafts = dialect.normalise(body, receivedAt, { timeZone: source.timeZone, values: source.values });
    } catch (error) {
      onMistake(source, error);
      return unreadable('The relay stumbled over this body.');
    }
    if (!drafts.ok) return unreadable(drafts.failure.cause);
    if (drafts.value.length === 0) return unreadable('The body holds no event.');
    const known = directory();
    return log.append(drafts.value.map((draft) => place(draft, source, receivedAt, known)));
  };
}

function unreadable(cause: string): Result<never> {
  return fail('unreadable', cause, 'Compare the body with the vendor’s document; the relay keeps it in quarantine.');
}
