/** Supervisors in a process of their own, and the cloud whose changes they watch. Reads its wish from standard input, prints what was seen. */
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processorSeconds } from '../harness/processor-time.ts';
import { numbersIn } from './ids-in-text.ts';
import { Line, requestOf } from './line.ts';
import { punctually } from './pace.ts';
import { joinSocketIo, type SocketIoClient } from './socket-io.ts';
import { statusPush } from './status-push.ts';
import { watchersWishSchema, type SeenChanges } from './watchers-words.ts';
import { WatchedChanges } from './watched-changes.ts';

const wish = watchersWishSchema.parse(JSON.parse(readFileSync(0, 'utf8')));
const { url, pushUrl, tokens, agents, names, changes, everyMs, run, serverPid } = wish;
const warmUp = Math.min(20, Math.ceil(changes / 2));
const joinAtOnce = 50;
const lastComeWithinMs = 1_000;

const watched = new Map(names.map((name) => [name, new WatchedChanges(tokens.length)]));
let measuring = false;

function watch(token: string): Promise<SocketIoClient> {
  return new Promise((resolve, reject) => {
    const joined = joinSocketIo(url, { token }, {
      onEvent: (name, text, acknowledge) => {
        acknowledge?.();
        if (name === 'welcome') resolve(joined);
        else if (measuring) watched.get(name)?.saw(numbersIn(text, 'statusName'), performance.now());
      },
      onClose: () => reject(new Error('The server closed a line.')),
    });
    joined.catch(reject);
  });
}

const sockets: SocketIoClient[] = [];
for (let from = 0; from < tokens.length; from += joinAtOnce) sockets.push(...(await Promise.all(tokens.slice(from, from + joinAtOnce).map(watch))));
const line = await Line.open(Number(new URL(pushUrl).port));
let next = 0;

async function change(dueAt: number): Promise<void> {
  const nth = next++;
  for (const each of watched.values()) each.pushed(nth, dueAt);
  const status = await line.send(requestOf(pushUrl, statusPush(run, nth, agents)));
  if (status < 200 || status > 299) throw new Error(`A push was answered ${status}.`);
}

await punctually(1_000 / everyMs, (warmUp * everyMs) / 1_000, change);
await delay(lastComeWithinMs);
measuring = true;
for (const each of watched.values()) each.begin();
const processorBefore = processorSeconds(serverPid);
const began = performance.now();
await punctually(1_000 / everyMs, (changes * everyMs) / 1_000, change);
const seconds = (performance.now() - began) / 1_000;
await delay(lastComeWithinMs);
measuring = false;
const seen: SeenChanges = {
  processorMsEach: (1_000 * (processorSeconds(serverPid) - processorBefore)) / changes,
  messages: Object.fromEntries([...watched].map(([name, each]) => [name, each.summary(seconds)])),
};
process.stdout.write(`${JSON.stringify(seen)}\n`);
for (const socket of sockets) socket.close();
line.close();
