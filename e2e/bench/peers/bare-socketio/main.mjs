// The least that can carry pushes to people: what is posted goes to its agent's room, and nothing is kept or checked.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const server = createServer((request, response) => {
  /** @type {Buffer[]} */
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const push = JSON.parse(Buffer.concat(chunks).toString());
    io.to(push.agentNumber).emit('event', push);
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true}');
  });
});
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  void socket.join(socket.handshake.auth['token']);
  socket.emit('welcome', {});
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, pid: process.pid })}\n`);
});
