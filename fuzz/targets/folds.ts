import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Dialect } from '../../relay/core/dialect.ts';
import { appendPush } from '../../relay/core/log/append.ts';
import { place } from '../../relay/core/visibility.ts';
import { createRandom } from '../../relay/simulator/random.ts';
import { addSign, foldAgent, noSigns } from '../../src/shared/contract/agent-state.ts';
import { foldCall } from '../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { foldStory } from '../../src/shared/contract/story.ts';
import { momentsOf } from '../../src/shared/contract/story/moments.ts';
import { naiveAgent } from '../../src/shared/contract/testing/naive-agent.ts';
import { naiveCall } from '../../src/shared/contract/testing/naive-call.ts';
import { naiveStory } from '../../src/shared/contract/testing/naive-story.ts';
import { mutateJson } from '../mutate/json-value.ts';
import { readJson } from '../../relay/http/json.ts';
import { desk } from './desk.ts';
import { memoryTables } from './memory-tables.ts';
import { documentsOf, wordsOf } from './documents.ts';
import { mustLeavePrototypesClean } from './sound-events.ts';
import { must, type Target } from './target.ts';

const inputSchema = z.object({
  pushes: z.array(z.object({ dialect: z.string(), body: z.unknown() })).max(40),
  /** Seeds the order in which the events arrive, and which arrive twice. */
  order: z.number(),
});

/** The reference is slow, and what breaks does so with few. */
const mostPushes = 16;
const startedAt = Date.parse('2026-11-20T02:21:31.123Z');

/** Calls, agents and stories made of what pushes came to, in any order: as the slow and plain reference has them. */
export function foldsTarget(dialects: ReadonlyMap<string, Dialect>): Target {
  const documents = [...dialects.keys()].flatMap((dialect) => documentsOf(dialect).map((body) => ({ dialect, body })));
  const words = [...dialects.keys()].flatMap(wordsOf);
  return {
    name: 'folds',
    seeds: () => [...dialects.keys()].map((name, order) => ({ pushes: documents.filter(({ dialect }) => dialect === name), order })),
    mutate: (random, input, others) => {
      const parsed = inputSchema.safeParse(input);
      const { pushes, order } = parsed.success ? parsed.data : { pushes: [], order: 0 };
      const other = inputSchema.safeParse(others[random.int(0, others.length - 1)]);
      const kept = pushes.slice(-mostPushes);
      const at = random.int(0, kept.length);
      const chosen = kept[at];
      switch (random.int(0, 6)) {
        case 0: return { pushes, order: random.int(0, 1_000) };
        case 1: return { pushes: kept.filter((_push, index) => index !== at), order };
        case 2: return { pushes: [...kept, random.pick([documents[0], ...documents])], order };
        case 3: return { pushes: other.success ? [...kept, ...other.data.pushes].filter(() => random.chance(0.6)) : kept, order };
        default: {
          const donors = [...kept.map(({ body }) => body), random.pick([documents[0], ...documents])?.body];
          if (chosen) kept[at] = { ...chosen, body: mutateJson(random, chosen.body, { donors, words }) };
          return { pushes: kept, order };
        }
      }
    },
    run: (input) => {
      const parsed = inputSchema.safeParse(input);
      if (parsed.success) mustFold(eventsOf(dialects, parsed.data.pushes), parsed.data.order);
    },
  };
}

/** What the relay's log would hold after these pushes, one a second. */
function eventsOf(dialects: ReadonlyMap<string, Dialect>, pushes: z.infer<typeof inputSchema>['pushes']): readonly DanpingEvent[] {
  const tables = memoryTables();
  for (const [index, { dialect: name, body }] of pushes.entries()) {
    const dialect = dialects.get(name);
    const receivedAt = startedAt + index * 1_000;
    const source = { id: name === 'moor-v7' ? 'main' : 'cloud', dialect: name, timeZone: 'Asia/Shanghai', values: {} };
    const read = readJson(JSON.stringify(body) ?? '');
    const drafts = read.ok ? dialect?.normalise(read.value, receivedAt, source) : undefined;
    if (drafts?.ok) appendPush(tables, drafts.value.map((draft) => place(draft, source, receivedAt, desk)));
  }
  return tables.events;
}

function mustFold(events: readonly DanpingEvent[], order: number): void {
  const { call, story } = historiesOf(events);
  for (const history of call) must(isDeepStrictEqual(foldCall(disturbed(history, order)), naiveCall(history)), 'a call is the same in whatever order its events come');
  for (const history of story) {
    const told = foldStory(disturbed(history, order));
    must(isDeepStrictEqual(told, naiveStory(history)), 'a story is the same in whatever order its events come');
    must(momentsOf(told).every(({ at }) => Number.isFinite(at)), 'every moment has a time');
  }
  for (const agentNumber of new Set(events.map((event) => event.agentNumber ?? ''))) {
    const own = events.filter((event) => (event.agentNumber ?? '') === agentNumber);
    must(isDeepStrictEqual(foldAgent(agentNumber, disturbed(own, order).reduce(addSign, noSigns)), naiveAgent(agentNumber, own)), 'an agent is the same in whatever order its events come');
  }
  mustLeavePrototypesClean();
}

/** The events of each call; and of its story, with earlier ones inside the last as the relay sends them to who joins late. */
function historiesOf(events: readonly DanpingEvent[]): { readonly call: readonly DanpingEvent[][]; readonly story: readonly DanpingEvent[][] } {
  const call = [...Map.groupBy(events, (event) => event.callId ?? '').values()];
  const [first, ...rest] = events;
  const last = rest.at(-1);
  const joined = first && last ? [[{ ...last, data: { ...last.data, before: [first], probablyBefore: rest.slice(0, -1) } }]] : [];
  return { call, story: [...call, ...joined] };
}

/** Some of it twice, all of it in another order. */
function disturbed(events: readonly DanpingEvent[], order: number): readonly DanpingEvent[] {
  const random = createRandom(order);
  const repeated = [...events, ...events.filter(() => random.chance(0.3))];
  return repeated.map((event) => ({ event, place: random.next() })).toSorted((a, b) => a.place - b.place).map(({ event }) => event);
}
