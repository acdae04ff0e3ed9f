/** The load of a soak, on a core of its own: agents and supervisors who listen, and a cloud that pushes real calls at an even rate. */
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { quantile } from '../harness/quantiles.ts';
import { steadily } from '../harness/steadily.ts';
import { Line, requestOf } from '../load/line.ts';
import { callsWithoutEnd } from './calls.ts';
import { soakWishSchema, type SoakResult } from './wish.ts';

const wish = soakWishSchema.parse(JSON.parse(await text(process.stdin)));
const joinAtOnce = 25;
/** The times of so many answers are kept, the newest ones: an hour's would be a memory of its own. */
const keptAnswers = 100_000;
const sliceSeconds = 10;
const patienceMs = 15_000;

const batchSchema = z.object({ items: z.array(z.unknown()), upTo: z.number() });
const sockets: Socket[] = [];
const supervisorsAt = wish.supervisors.map(() => 0);
let toAgents = 0;

/** @param onBatch before the batch is acknowledged */
function join(token: string, onBatch: (batch: z.infer<typeof batchSchema>) => void): Promise<void> {
  const socket = io(wish.url, { transports: ['websocket'], forceNew: true, auth: { token } });
  sockets.push(socket);
  socket.on('events', (batch: unknown, acknowledge: () => void) => {
    onBatch(batchSchema.parse(batch));
    acknowledge();
  });
  return new Promise((resolve, reject) => {
    socket.once('welcome', () => resolve());
    socket.once('connect_error', reject);
  });
}

const joins = [
  ...wish.agents.map(({ token }) => () => join(token, ({ items }) => void (toAgents += items.length))),
  ...wish.supervisors.map((token, index) => () => join(token, ({ upTo }) => void (supervisorsAt[index] = upTo))),
];
for (let from = 0; from < joins.length; from += joinAtOnce) await Promise.all(joins.slice(from, from + joinAtOnce).map((each) => each()));

const pushUrl = wish.url + wish.hookPath;
const port = Number(new URL(wish.url).port);
const idle: Line[] = [];
const bodies = callsWithoutEnd(wish.agents.map(({ agentNumber }) => agentNumber), 1);
const answerMs: number[] = [];
let pushes = 0;
let answered = 0;

async function push(): Promise<void> {
  const line = idle.pop() ?? (await Line.open(port));
  const began = performance.now();
  const status = await line.send(requestOf(pushUrl, JSON.stringify(bodies.next().value)));
  answerMs[pushes % keptAnswers] = performance.now() - began;
  pushes += 1;
  if (status >= 200 && status < 300) answered += 1;
  if (status === 0) line.close();
  else idle.push(line);
}

const until = performance.now() + wish.seconds * 1_000;
for (let left = wish.seconds; left > 0; left = Math.round((until - performance.now()) / 1_000)) await steadily(wish.perSecond, Math.min(sliceSeconds, left), push);

const health = await fetch(`${wish.url}/metrics`).then((response) => response.text());
const lastSeq = Number(/^danping_log_head (\d+)$/m.exec(health)?.[1] ?? Number.NaN);
for (const gaveUpAt = performance.now() + patienceMs; supervisorsAt.some((at) => at < lastSeq) && performance.now() < gaveUpAt; ) await delay(50);

const result: SoakResult = {
  pushes,
  answered,
  lastSeq,
  toAgents,
  supervisorsAt,
  answerMs: { p50: quantile(answerMs, 0.5), p99: quantile(answerMs, 0.99), longest: quantile(answerMs, 1) },
};
process.stdout.write(`${JSON.stringify(result)}\n`);
for (const socket of sockets) socket.close();
for (const line of idle) line.close();
