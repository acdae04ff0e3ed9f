import { z } from 'zod';
import { startFor } from '../../relay/core/cursor.ts';
import { Pump } from '../../relay/core/delivery/pump.ts';
import { readHandshake } from '../../relay/socket/handshake.ts';
import { serveAsks } from '../../relay/socket/asks/serve-asks.ts';
import type { Viewer } from '../../relay/core/viewer.ts';
import { ok } from '../../src/shared/result.ts';
import { applyBoard, snapshotOf } from '../../src/shared/board/board-state.ts';
import { readBoardMessage } from '../../src/shared/board/read-board-message.ts';
import { batchSchema, refusalSchema, welcomeSchema } from '../../src/shared/contract/stream.ts';
import { mutateJson } from '../mutate/json-value.ts';
import { deskAnswers } from './desk-answers.ts';
import { smallLog } from './small-log.ts';
import { socketSeeds, socketWords } from './socket-seeds.ts';
import { mustBeInWords, mustLeavePrototypesClean } from './sound-events.ts';
import { must, type Target } from './target.ts';

const inputSchema = z.object({
  auth: z.unknown(),
  headers: z.record(z.string(), z.unknown()).catch({}),
  /** Set by who runs the relay, and looked at when it starts. */
  publicUrl: z.enum(['https://relay.example', 'http://127.0.0.1:7700']).nullable().catch(null),
  role: z.enum(['agent', 'supervisor']).catch('agent'),
  asks: z.array(z.tuple([z.string()], z.unknown())).catch([]),
  acknowledgements: z.array(z.unknown()).catch([]),
  heard: z.array(z.unknown()).catch([]),
});
type SocketInput = z.infer<typeof inputSchema>;

const agent: Viewer = { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' };
const supervisor: Viewer = { role: 'supervisor', login: 'li' };
const now = Date.parse('2026-11-20T02:21:31.123Z');

/** Everything that comes over a socket: the handshake, asks and acknowledgements at the relay, what the relay says at a client. */
export const socketTarget: Target = {
  name: 'socket',
  seeds: () => socketSeeds,
  mutate: (random, input, others) => mutateJson(random, input, { donors: [...socketSeeds, others[random.int(0, others.length - 1)]], words: socketWords }),
  run: async (given) => {
    const parsed = inputSchema.safeParse(given);
    if (!parsed.success) return;
    const input = parsed.data;
    const viewer = input.role === 'agent' ? agent : supervisor;
    shakeHands(input, viewer);
    await ask(input, viewer);
    acknowledge(input, viewer);
    hear(input);
    mustLeavePrototypesClean();
  },
};

function shakeHands({ auth, headers, publicUrl }: SocketInput, viewer: Viewer): void {
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const handshake = readHandshake(auth, { headers: Object.fromEntries(texts) }, publicUrl);
  if (handshake === null) return;
  const { credential, cursor, app } = handshake;
  const said = credential.kind === 'token' ? credential.token : credential.id;
  must(typeof said === 'string' && said !== '' && said.length <= 8_192, 'a credential is a text of some length');
  must(app === undefined || /^[\w.+-]{1,40}$/.test(app), 'a version is a short word');
  const start = startFor(viewer, cursor, smallLog, now);
  must(Number.isSafeInteger(start.afterSeq) && start.afterSeq >= 0 && start.afterSeq <= smallLog.head, 'a client starts somewhere in the log');
}

async function ask({ asks }: SocketInput, viewer: Viewer): Promise<void> {
  let say: (name: string, ...said: unknown[]) => void = () => undefined;
  const mistakes: unknown[] = [];
  serveAsks({ onAny: (listener) => (say = listener) }, viewer, { answers: deskAnswers(now), now: () => now, onMistake: (_name, error) => mistakes.push(error) });
  for (const [name, ...said] of asks) {
    say(name, ...said);
    mustBeAnswer(await new Promise((resolve) => say(name, ...said, resolve)));
    if (mistakes.length > 0) throw mistakes[0];
  }
}

const refusedSchema = z.strictObject({ ok: z.literal(false), code: z.string(), error: z.string(), mend: z.string() });

function mustBeAnswer(answer: unknown): void {
  if (z.looseObject({ ok: z.literal(true) }).safeParse(answer).success) return;
  const refused = refusedSchema.safeParse(answer);
  must(refused.success, 'an ask is answered with yes or no');
  mustBeInWords({ code: refused.data.code, cause: refused.data.error, mend: refused.data.mend });
}

/** A client acknowledges or does not, once or more often, with whatever beside it. */
function acknowledge({ acknowledgements, auth }: SocketInput, viewer: Viewer): void {
  const settles: ((acknowledged: boolean) => void)[] = [];
  let [seen, dropped] = [0, false];
  const pump = new Pump(viewer, startFor(viewer, cursorIn(auth), smallLog, now), smallLog, {
    send: ({ items, upTo }, done) => {
      must(!dropped && items.every(({ seq }) => seq > seen && seq <= upTo), 'events come ascending, and none after the drop');
      seen = upTo;
      settles.push(done);
    },
    drop: () => (dropped = true),
  });
  pump.wake();
  for (const said of acknowledgements) {
    const settle = settles[typeof said === 'number' ? Math.abs(Math.trunc(said)) % (settles.length || 1) : settles.length - 1];
    settle?.(said !== false && said !== null);
    pump.wake();
  }
  must(pump.sentUpTo <= smallLog.head, 'nothing is sent that is not in the log');
}

function cursorIn(auth: unknown) {
  return readHandshake(auth, { headers: {} }, null)?.cursor ?? null;
}

/** A relay that is another version, or something else altogether. */
function hear({ heard }: SocketInput): void {
  let board: ReturnType<typeof applyBoard> = null;
  for (const said of heard) {
    for (const schema of [welcomeSchema, batchSchema, refusalSchema]) must(ok(schema.safeParse(said)).ok, 'what a relay says is read');
    const message = readBoardMessage(said);
    if (message) board = applyBoard(board, message);
    if (board) must(readBoardMessage(snapshotOf(board)) !== null, 'a board that was put together can be told on');
  }
}
