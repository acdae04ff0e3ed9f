// The least that can carry pushes to people over plain WebSockets: what is posted goes to its agent's line, and nothing is kept or checked.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

// The very library that Socket.IO stands on.
const { WebSocketServer } = createRequire(createRequire(import.meta.resolve('socket.io')).resolve('engine.io'))('ws');

/** @type {Map<string, {send(text: string): void}>} */
const lines = new Map();
const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    lines.get(JSON.parse(text).agentNumber)?.send(text);
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true}');
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (/** @type {{send(text: string): void}} */ line, /** @type {import('node:http').IncomingMessage} */ request) => {
  lines.set((request.url ?? '').replace('/agents/', ''), line);
});
server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4_096 });
