/** A load process, on a core of its own: clients that listen and a cloud that pushes. Reads its wish from its standard input, prints its result. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processorSeconds } from '../harness/processor-time.ts';
import { quantile } from '../harness/quantiles.ts';
import { headOf, type Line } from './line.ts';
import { LinePool } from './line-pool.ts';
import { listen, type Listening } from './listen.ts';
import { punctually } from './pace.ts';
import { callPush, pushBytes } from './push-body.ts';
import { loadWishSchema, type LoadResult } from './wish.ts';

const wish = loadWishSchema.parse(JSON.parse(readFileSync(0, 'utf8')));
const { clients, seconds, warmUpSeconds, run, rate } = wish;
const joinAtOnce = 50;

/** When each push was due, by its number. */
const dueAts: number[] = [];
const deliveries: number[] = [];
const answers: number[] = [];
let pushed = 0;
let answered = 0;
let firstMeasured = Number.POSITIVE_INFINITY;

function arrived(nth: number): void {
  if (nth >= firstMeasured) deliveries.push(performance.now() - (dueAts[nth] ?? Number.NaN));
}

const agents = clients.map(({ agentNumber }) => agentNumber);
const heads = clients.map(({ agentNumber }) => headOf(wish.pushUrl.replace('{agent}', agentNumber), pushBytes));

async function push(line: Line, dueAt: number): Promise<void> {
  const nth = pushed++;
  dueAts[nth] = dueAt;
  const status = await line.send(Buffer.from(`${heads[nth % heads.length]}${callPush(run, nth, agents)}`));
  if (nth < firstMeasured) return;
  if (status >= 200 && status < 300) answered += 1;
  answers.push(performance.now() - dueAt);
}

const pool = new LinePool(Number(new URL(wish.pushUrl).port));

async function flood(atOnce: number, forSeconds: number): Promise<void> {
  const until = performance.now() + forSeconds * 1_000;
  const one = async (): Promise<void> => {
    for (let now = performance.now(); now < until; now = performance.now()) await pool.use((line) => push(line, now));
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const sockets: Listening[] = [];
for (let from = 0; from < clients.length; from += joinAtOnce) sockets.push(...(await Promise.all(clients.slice(from, from + joinAtOnce).map((client) => listen(client, wish, arrived)))));
const go = (forSeconds: number): Promise<void> => (rate.kind === 'flood' ? flood(rate.atOnce, forSeconds) : punctually(rate.perSecond, forSeconds, (dueAt) => pool.use((line) => push(line, dueAt))));

await go(warmUpSeconds);
await delay(500);
firstMeasured = pushed;
const cpuBefore = process.cpuUsage();
const serverBefore = processorSeconds(wish.serverPid);
const began = performance.now();
await go(seconds);
const pushes = pushed - firstMeasured;
await allDelivered(10_000);
const took = (performance.now() - began) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);
const serverSeconds = processorSeconds(wish.serverPid) - serverBefore;

/** The last ones are on their way still. */
async function allDelivered(withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (deliveries.length < pushes && performance.now() < until) await delay(5);
}

const summary = (times: readonly number[]): LoadResult['delivery'] => ({ p50: quantile(times, 0.5), p99: quantile(times, 0.99), longest: quantile(times, 1) });
const result: LoadResult = {
  pushes,
  allPushes: pushed,
  answered,
  delivered: deliveries.length,
  seconds: took,
  deliveredPerSecond: deliveries.length / took,
  delivery: summary(deliveries),
  answer: summary(answers),
  serverCpu: serverSeconds / took,
  cpuEachUs: (1e6 * serverSeconds) / pushes,
  loadCpu: (user + system) / 1e6 / took,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
for (const socket of sockets) socket.close();
pool.close();
