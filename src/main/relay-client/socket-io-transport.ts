import { io, type Socket } from 'socket.io-client';
import { keepFirstOpen } from './first-open.ts';
import type { Transport, TransportEvents } from './transport.ts';

const connectTimeoutMs = 5_000;

/**
 * WebSocket only: after a relay's restart it is back twice as fast as with long polling in front.
 *
 * @param app this app's version, for the admin's list of desks
 */
export function socketIoTransport(relay: string, app?: string): Transport {
  return {
    open({ token, cursor }, events) {
      const tries = keepFirstOpen(() => {
        const socket = io(relay, {
          auth: { token, ...(cursor && { cursor }), ...(app !== undefined && { app }) },
          transports: ['websocket'],
          reconnection: false,
          forceNew: true,
          timeout: connectTimeoutMs,
        });
        listen(socket, events);
        return socket;
      });
      return {
        async ask(name, payload, timeoutMs) {
          const { socket } = tries;
          // It would be kept and sent on a later connection, when nobody waits for it any more.
          if (!socket?.connected) return 'lost';
          try {
            const answer: unknown = await socket.timeout(timeoutMs).emitWithAck(name, payload);
            return { answer };
          } catch {
            return socket.connected ? 'timed-out' : 'lost';
          }
        },
        painted(callId, milliseconds) {
          tries.socket?.emit('painted', { callId, milliseconds });
        },
        close: () => tries.close(),
      };
    },
  };
}

function listen(socket: Socket, events: TransportEvents): void {
  socket.on('welcome', (payload: unknown) => events.welcome(payload));
  socket.on('events', (payload: unknown, acknowledge: unknown) => {
    events.batch(payload, typeof acknowledge === 'function' ? () => acknowledge() : () => undefined);
  });
  socket.on('board', (payload: unknown) => events.board(payload));
  socket.on('desk', (payload: unknown) => events.rules(payload));
  socket.on('revoked', () => events.revoked());
  socket.on('disconnect', (reason) => events.lost(reason));
  socket.on('connect_error', (error: Error & { readonly data?: unknown }) => {
    if (error.data === undefined) events.lost(error.message);
    else events.refused(error.data);
  });
  socket.io.on('ping', () => events.heartbeat());
}
