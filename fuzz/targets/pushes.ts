import type { Dialect } from '../../relay/core/dialect.ts';
import type { Source } from '../../relay/core/ports.ts';
import { place } from '../../relay/core/visibility.ts';
import { largestBodyBytes } from '../../relay/http/body.ts';
import { entriesOf } from '../mutate/containers.ts';
import { desk } from './desk.ts';
import { documentsOf, wordsOf } from './documents.ts';
import { mutatePush, sentBytes } from './push-input.ts';
import { mustBeInWords, mustBeSound, mustLeavePrototypesClean } from './sound-events.ts';
import { Broken, must, type Target } from './target.ts';

const receivedAt = Date.parse('2026-11-20T02:21:31.123Z');

/**
 * Bytes of events that a push may come to: two events at most, each with a value in its place and in what is left of the body,
 * each character escaped at worst.
 */
const mostBytes = (raw: Buffer): number => 16 * raw.length + 8_192;

/** One cloud's pushes, from the bytes of the body to the events that would be appended. */
export function pushTarget(dialect: Dialect, otherDialects: readonly string[]): Target {
  const documents = documentsOf(dialect.name);
  const strangers = otherDialects.flatMap(documentsOf);
  const words = wordsOf(dialect.name);
  const settings = { timeZone: dialect.defaultTimeZone, values: Object.fromEntries(dialect.settings.map(({ key }) => [key, 'fuzz'])) };
  const source: Source = { id: 'main', dialect: dialect.name, ...settings };
  return {
    name: dialect.name,
    seeds: () => documents.flatMap((body) => [{ as: 'json', body }, { as: 'form', body }, { as: 'query', body }]),
    mutate: (random, input, others) => mutatePush(random, input, { donors: [...documents, random.pick([strangers[0], ...strangers]), others[random.int(0, others.length - 1)]], words }),
    run: (input) => {
      const { raw, read } = sentBytes(input);
      if (raw.length > largestBodyBytes) return;
      const body = read();
      mustAnswerChecks(dialect, settings.values, body.ok ? body.value : undefined);
      if (!body.ok) return mustBeInWords(body.failure);
      const before = JSON.stringify(body.value);
      const drafts = dialect.normalise(body.value, receivedAt, settings);
      must(JSON.stringify(body.value) === before, 'a body is left as it came');
      mustLeavePrototypesClean();
      if (!drafts.ok) return mustBeInWords(drafts.failure);
      must(drafts.value.length === 1 || drafts.value.length === 2, 'a push comes to one event or two');
      const placed = drafts.value.map((draft) => place(draft, source, receivedAt, desk));
      for (const [index, event] of placed.entries()) mustBeSound(drafts.value[index] ?? never(), event);
      must(new Set(placed.map(({ identity }) => identity.stem + identity.suffix)).size === placed.length, 'the events of a push have ids of their own');
      const bytes = Buffer.byteLength(JSON.stringify(placed.map(({ content }) => content)));
      must(bytes <= mostBytes(raw), `an event is no larger than its push allows: ${bytes} of ${raw.length}`);
      mustBeTheSame(dialect, read(), placed, source);
    },
  };
}

function never(): never {
  throw new Broken('every event has its draft');
}

/** A repeat of the same bytes, later, is the same event. */
function mustBeTheSame(dialect: Dialect, body: ReturnType<ReturnType<typeof sentBytes>['read']>, placed: readonly ReturnType<typeof place>[], source: Source): void {
  const again = body.ok ? dialect.normalise(body.value, receivedAt + 60_000, source) : body;
  const events = again.ok ? again.value.map((draft) => place(draft, source, receivedAt, desk)) : [];
  must(JSON.stringify(events) === JSON.stringify(placed), 'the same push makes the same events');
}

/** The parts of the door before the body is an event: whatever they say, they say it without stumbling. */
function mustAnswerChecks(dialect: Dialect, values: Readonly<Record<string, string>>, body: unknown): void {
  const settings = { timeZone: dialect.defaultTimeZone, values };
  const texts = entriesOf(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const query = Object.fromEntries(texts);
  dialect.admits?.({ headers: query, query, body }, settings);
  const checked = dialect.answerAddressCheck?.(query, settings);
  if (checked && !checked.ok) mustBeInWords(checked.failure);
}
