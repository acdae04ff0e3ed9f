import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { sendPushes } from './sender.ts';

const patience = { attempts: 20, firstMs: 5, mostMs: 50 };
const pushes = Array.from({ length: 30 }, (_, id) => ({ at: 1000 * id, body: { id, 名: '弹屏' } }));
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed))));
});

type Reply = (body: string, response: ServerResponse, request: IncomingMessage) => void;

async function listen(reply: Reply, port = 0): Promise<{ hookUrl: string; port: number; server: Server }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => reply(Buffer.concat(chunks).toString('utf8'), response, request));
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  servers.push(server);
  const address: AddressInfo | string | null = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : 0;
  return { hookUrl: `http://127.0.0.1:${bound}/hooks/main/secret`, port: bound, server };
}

function answerJson(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

describe('sending', () => {
  test('one at a time keeps the order and the bytes, over one kept-alive connection', async () => {
    const received: string[] = [];
    const ports = new Set<number | undefined>();
    const { hookUrl } = await listen((body, response, request) => {
      received.push(body);
      ports.add(request.socket.remotePort);
      answerJson(response, 200, { ok: true, seq: received.length });
    });
    const answers: Answer[] = [];
    const summary = await sendPushes(pushes, {
      hookUrl,
      speed: 'as-fast-as-possible',
      concurrency: 1,
      onAnswer: (answer) => answers.push(answer),
    });
    expect(received).toEqual(pushes.map(({ body }) => JSON.stringify(body)));
    expect(ports.size).toBe(1);
    expect(summary).toEqual({ accepted: 30, duplicate: 0, refused: 0, undelivered: 0, unsent: 0 });
    expect(answers.map(({ seq, attempts }) => [seq, attempts])).toEqual(pushes.map((_, index) => [index + 1, 1]));
  });

  test('a 503 is tried again until it heals, and nothing is lost', async () => {
    const taken: string[] = [];
    let refusals = 12;
    const { hookUrl } = await listen((body, response) => {
      if (refusals > 0) {
        refusals -= 1;
        answerJson(response, 503, { ok: false, error: 'The disk is full.' }, { 'retry-after': '0' });
        return;
      }
      taken.push(body);
      answerJson(response, 200, { ok: true, seq: taken.length });
    });
    const attempts: number[] = [];
    const summary = await sendPushes(pushes, {
      hookUrl,
      speed: 'as-fast-as-possible',
      concurrency: 4,
      patience,
      onAnswer: (answer) => attempts.push(answer.attempts),
    });
    expect(summary.accepted).toBe(30);
    expect(taken.toSorted()).toEqual(pushes.map(({ body }) => JSON.stringify(body)).toSorted());
    expect(attempts.reduce((sum, count) => sum + count, 0)).toBe(30 + 12);
  });

  test('nobody listening is tried again until somebody does', async () => {
    const first = await listen((_, response) => response.end());
    await new Promise((closed) => first.server.close(closed));
    servers.splice(0);
    const sending = sendPushes(pushes, {
      hookUrl: first.hookUrl,
      speed: 'as-fast-as-possible',
      concurrency: 2,
      patience: { attempts: 1000, firstMs: 5, mostMs: 20 },
    });
    await listen((_, response) => answerJson(response, 200, { ok: true, seq: 1, duplicate: true }), first.port);
    expect(await sending).toMatchObject({ duplicate: 30, undelivered: 0 });
  });

  test('patience ends: what nobody takes is undelivered, with the cause', async () => {
    const { hookUrl } = await listen((_, response) => answerJson(response, 503, { ok: false, error: 'The disk is full.' }));
    const answers: Answer[] = [];
    const two = pushes.slice(0, 2);
    const summary = await sendPushes(two, {
      hookUrl,
      speed: 'as-fast-as-possible',
      concurrency: 1,
      patience: { attempts: 3, firstMs: 1, mostMs: 2 },
      onAnswer: (answer) => answers.push(answer),
    });
    expect(summary.undelivered).toBe(2);
    expect(answers[0]).toMatchObject({ outcome: 'undelivered', status: 503, attempts: 3, error: 'The disk is full.' });
  });

  test('a refusal is told once and not tried again; a 200 of somebody else is a refusal', async () => {
    const replies: readonly ((response: ServerResponse) => void)[] = [
      (response) => answerJson(response, 400, { ok: false, error: 'No field of V7.' }),
      (response) => answerJson(response, 404, { ok: false, error: 'Not found.' }),
      (response) => void response.writeHead(200).end('<html>'),
    ];
    let asked = 0;
    const { hookUrl } = await listen((_, response) => replies[asked++]?.(response));
    const answers: Answer[] = [];
    await sendPushes(pushes.slice(0, 3), {
      hookUrl,
      speed: 'as-fast-as-possible',
      concurrency: 1,
      onAnswer: (answer) => answers.push(answer),
    });
    expect(answers.map(({ outcome, status, error, attempts }) => [outcome, status, error, attempts])).toEqual([
      ['refused', 400, 'No field of V7.', 1],
      ['refused', 404, 'Not found.', 1],
      ['refused', 200, 'HTTP 200', 1],
    ]);
  });

  test('no more are under way than asked for', async () => {
    let open = 0;
    let most = 0;
    const waiting: ServerResponse[] = [];
    const { hookUrl } = await listen((_, response) => {
      open += 1;
      most = Math.max(most, open);
      waiting.push(response);
      if (waiting.length < 3 && most < 3) return;
      for (const one of waiting.splice(0)) {
        open -= 1;
        answerJson(one, 200, { ok: true, seq: 1 });
      }
    });
    await sendPushes(pushes, { hookUrl, speed: 'as-fast-as-possible', concurrency: 3 });
    expect(most).toBe(3);
  });

  test('with a pace, later pushes wait; the signal ends it at once and counts what was not sent', async () => {
    const stop = new AbortController();
    const { hookUrl } = await listen((_, response) => answerJson(response, 200, { ok: true, seq: 1 }));
    let answered = 0;
    const inAnHour = pushes.map((push, index) => ({ ...push, at: index < 3 ? 0 : 3_600_000 }));
    const summary = await sendPushes(inAnHour, {
      hookUrl,
      speed: 1,
      concurrency: 2,
      signal: stop.signal,
      onAnswer: () => {
        answered += 1;
        if (answered === 3) stop.abort();
      },
    });
    expect(summary).toMatchObject({ accepted: 3, unsent: 27 });
  });
});
