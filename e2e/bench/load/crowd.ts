/** A crowd of Socket.IO clients in a process of its own. Takes its orders over the channel to its parent, and answers each. */
import { crowdOrderSchema, type CrowdAnswer, type CrowdOrder } from './crowd-words.ts';
import { CrowdClient } from './crowd-client.ts';

const joinAtOnce = 50;

let met: Extract<CrowdOrder, { order: 'meet' }> | null = null;
let crowd: CrowdClient[] = [];
let waiting: { readonly isDone: (client: CrowdClient) => boolean; readonly left: Set<CrowdClient>; readonly at: number[]; readonly done: (at: number[]) => void } | null = null;

const now = (): number => performance.timeOrigin + performance.now();

function settle(client: CrowdClient): void {
  if (waiting === null || !waiting.left.has(client) || !waiting.isDone(client)) return;
  waiting.left.delete(client);
  waiting.at.push(now());
  if (waiting.left.size === 0) waiting.done(waiting.at);
}

function everyone(isDone: (client: CrowdClient) => boolean): Promise<number[]> {
  return new Promise((resolve) => {
    waiting = { isDone, left: new Set(crowd), at: [], done: resolve };
    for (const client of crowd) settle(client);
  });
}

async function obey(order: CrowdOrder): Promise<number[]> {
  if (order.order === 'meet') met = order;
  if (order.order === 'join') {
    if (met === null) throw new Error('Nobody has said whom to bring.');
    const { url, clients, retry } = met;
    crowd = clients.slice(0, order.count).map(({ token }) => {
      const client: CrowdClient = new CrowdClient(url, token, retry, () => settle(client));
      return client;
    });
    for (let from = 0; from < crowd.length; from += joinAtOnce) await Promise.all(crowd.slice(from, from + joinAtOnce).map((client) => client.join()));
    return everyone(({ welcomes }) => welcomes > 0);
  }
  if (order.order === 'await') return everyone(({ welcomes, events }) => welcomes >= order.welcomes && events >= order.events);
  if (order.order === 'note') for (const client of crowd) client.note();
  if (order.order === 'leave') for (const client of crowd.splice(0)) client.leave();
  return [];
}

process.on('message', (message) => {
  void obey(crowdOrderSchema.parse(message)).then((at) => process.send?.({ at } satisfies CrowdAnswer));
});
process.on('disconnect', () => process.exit());
