// The least that can carry pushes to people: what is posted goes to its agent's room, or to everyone, and nothing is kept or checked.
// usage: node main.mjs PORT
import { createServer } from 'node:http';
import { Server } from 'socket.io';

/** What is posted to /board waits so long for company, as a board's changes do. */
const patchEveryMs = 100;

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const push = JSON.parse(Buffer.concat(chunks).toString());
    if (request.url === '/') io.to(push.agentNumber).emit('event', push);
    else if (request.url === '/everyone') io.emit('event', push);
    else changes.push(push);
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true}');
  });
});
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  void socket.join(socket.handshake.auth['token']);
  socket.emit('welcome', {});
});

/** @type {object[]} */
const changes = [];
setInterval(() => {
  if (changes.length > 0) io.emit('board', { type: 'patch', agents: changes.splice(0) });
}, patchEveryMs);

server.listen({ port: Number(process.argv[2]), host: '127.0.0.1', backlog: 4_096 });
