import { numbersIn } from './ids-in-text.ts';
import { joinSocketIo } from './socket-io.ts';
import { WebSocketClient } from './web-socket.ts';
import type { LoadWish } from './wish.ts';

/** One client; its server has let it in. */
export interface Listening {
  close(): void;
}

type Client = LoadWish['clients'][number];

/** @param arrived hears the running number of each push that comes */
export function listen(client: Client, wish: LoadWish, arrived: (nth: number) => void): Promise<Listening> {
  return wish.stream === 'plain' ? listenPlainly(client, wish.url, arrived) : listenBySocketIo(client, wish, arrived);
}

/** Says its number first; the server answers when it has noted that, or the line is its own by its path. */
async function listenPlainly({ agentNumber }: Client, url: string, arrived: (nth: number) => void): Promise<Listening> {
  let welcomed = (): void => undefined;
  const isWelcome = new Promise<void>((resolve) => {
    welcomed = resolve;
  });
  const client = await WebSocketClient.open(url.replace('{agent}', agentNumber), {
    onText: (text) => (text === 'welcome' ? welcomed() : numbersIn(text, 'eventUniqueId').forEach(arrived)),
    onClose: () => undefined,
  });
  if (url.includes('{agent}')) return client;
  client.send(agentNumber);
  await isWelcome;
  return client;
}

function listenBySocketIo({ token }: Client, { url, stream, cursor }: LoadWish, arrived: (nth: number) => void): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const joined = joinSocketIo(url, { token, ...(cursor && { cursor }) }, {
      onEvent: (name, text, acknowledge) => {
        if (name === 'welcome') return resolve(joined);
        acknowledge?.();
        if (name === 'event') numbersIn(text, 'eventUniqueId').forEach(arrived);
        if (name === 'events') numbersIn(text, 'id').forEach(arrived);
      },
      onClose: () => reject(new Error(`${stream}: the server closed the line.`)),
    });
    joined.catch(reject);
  });
}
