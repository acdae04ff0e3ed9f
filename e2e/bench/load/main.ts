/** A load process, on a core of its own: clients that listen and a cloud that pushes. Reads its wish from its argument, prints its result. */
import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { quantile } from '../harness/quantiles.ts';
import { steadily } from '../harness/steadily.ts';
import { Line, requestOf } from './line.ts';
import { loadWishSchema, type LoadResult, type LoadWish } from './wish.ts';

const wish = loadWishSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { clients, seconds, warmUpSeconds, run } = wish;

/** When each push was sent, by its number; from the page's first measured push on. */
const sentAt: number[] = [];
const deliveries: number[] = [];
const answers: number[] = [];
let answered = 0;
let delivered = 0;
let measuring = false;
let firstMeasured = Number.POSITIVE_INFINITY;

function arrived(eventId: string): void {
  const nth = Number(eventId.slice(eventId.lastIndexOf('-') + 1));
  if (nth < firstMeasured) return;
  delivered += 1;
  deliveries.push(performance.now() - (sentAt[nth] ?? Number.NaN));
}

function listen(token: string, { url, stream }: LoadWish): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { token } });
  if (stream === 'single') socket.on('event', (event: { eventUniqueId: string }) => arrived(event.eventUniqueId));
  else
    socket.on('events', ({ items }: { items: { id: string; callId: string }[] }, acknowledge: () => void) => {
      acknowledge();
      for (const { id } of items) arrived(id);
    });
  return new Promise((resolve, reject) => {
    socket.once('welcome', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

/** 452 bytes, in the shape of the V7 page. */
function bodyOf(nth: number): string {
  const agent = clients[nth % clients.length]?.agentNumber ?? '';
  const body = {
    eventUniqueId: `${run}-${nth}`,
    accountId: '20000153',
    callUniqueId: `${run}-call-${nth}`,
    pushType: 'incomingRing',
    customerNumber: `1${3_000_000_000 + (nth % 999_999_999)}`,
    trunkNumber: '01081400192',
    displayNumber: '',
    statusTime: '1620455977',
    callEvent: 'ring',
    callType: 'incoming',
    agentNumber: agent,
    agentName: `坐席${agent}`,
    extras: '',
  };
  const short = JSON.stringify(body);
  return JSON.stringify({ ...body, extras: 'x'.repeat(Math.max(0, 452 - Buffer.byteLength(short))) });
}

const port = Number(new URL(wish.pushUrl).port);
let pushed = 0;

async function push(line: Line): Promise<void> {
  const nth = pushed++;
  const request = requestOf(wish.pushUrl.replace('{agent}', clients[nth % clients.length]?.agentNumber ?? ''), bodyOf(nth));
  const began = performance.now();
  sentAt[nth] = began;
  const status = await line.send(request);
  if (!measuring || nth < firstMeasured) return;
  if (status >= 200 && status < 300) answered += 1;
  answers.push(performance.now() - began);
}

const sockets: Socket[] = [];
for (let from = 0; from < clients.length; from += 50) sockets.push(...(await Promise.all(clients.slice(from, from + 50).map(({ token }) => listen(token, wish)))));

async function flood(lines: readonly Line[], forSeconds: number): Promise<void> {
  const until = performance.now() + forSeconds * 1_000;
  await Promise.all(
    lines.map(async (line) => {
      while (performance.now() < until) await push(line);
    }),
  );
}

/** A line for each push under way, as many as it takes: a slow answer delays nobody. */
async function keepRate(perSecond: number, forSeconds: number, idle: Line[]): Promise<void> {
  await steadily(perSecond, forSeconds, async () => {
    const line = idle.pop() ?? (await Line.open(port));
    await push(line);
    idle.push(line);
  });
}

const lines = await Promise.all(Array.from({ length: wish.rate.kind === 'flood' ? wish.rate.atOnce : 16 }, () => Line.open(port)));
const { rate } = wish;
const go = (forSeconds: number): Promise<void> => (rate.kind === 'flood' ? flood(lines, forSeconds) : keepRate(rate.perSecond, forSeconds, lines));
await go(warmUpSeconds);
await delay(500);
measuring = true;
firstMeasured = pushed;
const cpuBefore = process.cpuUsage();
const began = performance.now();
await go(seconds);
const pushes = pushed - firstMeasured;
await allDelivered(10_000);
const took = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);

/** The last ones are on their way still. */
async function allDelivered(withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  const isMissing = (): boolean => delivered < pushed - firstMeasured;
  while (isMissing() && performance.now() < until) await delay(20);
}

const summary = (times: readonly number[]): LoadResult['delivery'] => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99), longest: quantile(times, 1) });
const result: LoadResult = {
  pushes,
  answered,
  delivered,
  seconds: took,
  deliveredPerSecond: delivered / took,
  delivery: summary(deliveries),
  answer: summary(answers),
  loadCpu: (user + system) / 1e6 / took,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
for (const socket of sockets) socket.close();
for (const line of lines) line.close();
