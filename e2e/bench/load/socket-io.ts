import { WebSocketClient } from './web-socket.ts';

export interface SocketIoEvents {
  /** @param acknowledge `null` where the server wants none */
  readonly onEvent: (name: string, text: string, acknowledge: (() => void) | null) => void;
  readonly onClose: () => void;
}

export interface SocketIoClient {
  close(): void;
}

/** Joins the default namespace over WebSocket (Engine.IO 4, Socket.IO 5). Events are handed on as text: parsing costs more than sending. */
export function joinSocketIo(url: string, auth: object, { onEvent, onClose }: SocketIoEvents): Promise<SocketIoClient> {
  return WebSocketClient.open(`${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    onText: (text, client) => {
      if (text === '2') return client.send('3');
      if (text.startsWith('0')) return client.send(`40${JSON.stringify(auth)}`);
      const event = readEvent(text);
      if (event) onEvent(event.name, text, event.id === '' ? null : () => client.send(`43${event.id}[]`));
    },
    onClose,
  });
}

/** The packet of an event is `42`, the number of the acknowledgement that is wanted, and `["name",…]`. */
export function readEvent(text: string): { readonly name: string; readonly id: string } | null {
  if (!text.startsWith('42')) return null;
  const open = text.indexOf('["', 2);
  const close = text.indexOf('"', open + 2);
  return open < 0 || close < 0 ? null : { name: text.slice(open + 2, close), id: text.slice(2, open) };
}
