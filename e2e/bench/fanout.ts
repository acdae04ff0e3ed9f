import { fileURLToPath } from 'node:url';
import { rounded, type Bench, type Figure } from './figure.ts';
import { onLoadCore } from './harness/load-process.ts';
import { pinning } from './harness/cores.ts';
import { startBareSocketIo } from './harness/peers/bare-socketio.ts';
import { quantile } from './harness/quantiles.ts';
import { staffedRelay, type StaffedRelay } from './harness/staffed-relay.ts';
import { seenChangesSchema, type SeenChanges, type SeenMessage, type WatchersWish } from './load/watchers-words.ts';

const supervisors = 500;
const agents = 200;
const mostRatio = 1.2;
const mostPatchesPerSecond = 10;
/** No multiple of the time between patches, so that changes fall on every moment between two. */
const everyMs = 233;
const manyPerSecond = 40;
const program = fileURLToPath(new URL('load/watchers.ts', import.meta.url));

/** One message's part of it. */
type Seen = SeenMessage & Pick<SeenChanges, 'processorMsEach'>;
type Asked = Pick<WatchersWish, 'changes' | 'everyMs'>;

/** One agent's change, on its way to every supervisor: as a patch of the board, which waits for company, and as an event. */
export const fanout: Bench = {
  name: 'fanout',
  async measure({ quick, say }) {
    const staffed = await staffedRelay(agents, supervisors);
    const seen = { board: [] as Seen[], events: [] as Seen[], bareBoard: [] as Seen[], bareEvents: [] as Seen[] };
    const asked = { changes: quick ? 20 : 150, everyMs };
    try {
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        seen.bareBoard.push(await atBare(staffed, '/board', 'board', asked));
        seen.bareEvents.push(await atBare(staffed, '/everyone', 'event', asked));
        const ours = await atOurs(staffed, asked);
        seen.board.push(of(ours, 'board'));
        seen.events.push(of(ours, 'events'));
        say(`round ${round + 1}: a patch reaches all in ${seen.board.at(-1)?.sinceFirst.p99.toFixed(1)} ms, at bare Socket.IO in ${seen.bareBoard.at(-1)?.sinceFirst.p99.toFixed(1)} ms`);
      }
      say('many changes');
      const busy = of(await atOurs(staffed, { changes: (quick ? 4 : 20) * manyPerSecond, everyMs: 1_000 / manyPerSecond }), 'board');
      return figuresOf(seen, busy);
    } finally {
      staffed.remove();
    }
  },
};

async function atOurs({ supervisors: tokens, hookPath, start }: StaffedRelay, asked: Asked): Promise<SeenChanges> {
  const relay = await start();
  try {
    return await watched({ ...asked, url: relay.url, serverPid: relay.pid, pushUrl: relay.url + hookPath, tokens: [...tokens], names: ['board', 'events'] });
  } finally {
    await relay.stop();
  }
}

async function atBare({ supervisors: tokens }: StaffedRelay, path: string, name: string, asked: Asked): Promise<Seen> {
  const server = await startBareSocketIo();
  try {
    const url = `http://127.0.0.1:${server.port}`;
    return of(await watched({ ...asked, url, serverPid: server.pid, pushUrl: url + path, tokens: [...tokens], names: [name] }), name);
  } finally {
    await server.stop();
  }
}

async function watched(wish: Omit<WatchersWish, 'agents' | 'run'>): Promise<SeenChanges> {
  return seenChangesSchema.parse(JSON.parse(await onLoadCore(program, { ...wish, agents, run: String(Date.now()) } satisfies WatchersWish)));
}

function of({ messages, processorMsEach }: SeenChanges, name: string): Seen {
  const found = messages[name];
  if (found === undefined) throw new Error(`Nobody watched ${name}.`);
  return { ...found, processorMsEach };
}

function figuresOf({ board, events, bareBoard, bareEvents }: Record<'board' | 'events' | 'bareBoard' | 'bareEvents', Seen[]>, busy: Seen): readonly Figure[] {
  const median = (all: readonly Seen[], what: 'sincePush' | 'sinceFirst', which: 'p50' | 'p99'): number => quantile(all.map((each) => each[what][which]), 0.5);
  const missing = (all: readonly Seen[]): number => all.reduce((sum, each) => sum + each.missing, 0);
  const row = (figure: string, what: 'sincePush' | 'sinceFirst', ours: readonly Seen[], bare: readonly Seen[], against: string, isBudget: boolean): Figure => {
    const [value, bareValue] = [median(ours, what, 'p99'), median(bare, what, 'p99')];
    const verdict = isBudget ? { budget: `at most ${mostRatio} ×`, ok: value <= mostRatio * bareValue } : { budget: null, ok: null };
    const processor = (all: readonly Seen[]): number => rounded(quantile(all.map(({ processorMsEach }) => processorMsEach), 0.5));
    const detail = { p50: rounded(median(ours, what, 'p50')), bareP50: rounded(median(bare, what, 'p50')), missing: missing(ours), processorMsEach: processor(ours), bareProcessorMsEach: processor(bare), cores: pinning };
    return { figure, value: rounded(value), unit: 'ms', against: `${against} (${rounded(bareValue)} ms)`, ratio: rounded(value / bareValue), ...verdict, detail };
  };
  const coalescing = 'bare Socket.IO that sends what changed every 100 ms';
  return [
    row(`fan-out of one change on the board to ${supervisors} supervisors, from the first to each, p99`, 'sinceFirst', board, bareBoard, coalescing, true),
    row(`push to the board of each of ${supervisors} supervisors, p99`, 'sincePush', board, bareBoard, coalescing, true),
    row(`push to the event at each of ${supervisors} supervisors, acknowledged, p99`, 'sincePush', events, bareEvents, 'bare Socket.IO that sends to all at once', false),
    {
      figure: `board patches a second while ${manyPerSecond} changes a second are pushed`,
      value: rounded(busy.messagesPerSecond),
      unit: '/s',
      against: null,
      ratio: null,
      budget: `at most ${mostPatchesPerSecond} /s, no change missing`,
      ok: busy.messagesPerSecond <= mostPatchesPerSecond * 1.01 && busy.missing === 0,
      detail: { missing: busy.missing, p99: rounded(busy.sincePush.p99) },
    },
  ];
}
