import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findCookie } from './authority.ts';
import { readDisplayName } from './display-name.ts';
import { overrideRedirect } from './override-redirect.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'danping-x11-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function entry(family: number, ...fields: readonly (string | Buffer)[]): Buffer {
  const number = (value: number): Buffer => Buffer.from([value >> 8, value & 255]);
  return Buffer.concat([number(family), ...fields.flatMap((field) => [number(Buffer.from(field).length), Buffer.from(field)])]);
}

/** A server on this computer that answers as an X server would, byte for byte, in pieces of `pieceBytes`. */
async function xServer(answers: readonly (readonly number[])[], pieceBytes = 1_000) {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    let turn = 0;
    socket.on('data', (bytes) => {
      heard.push(bytes);
      const answer = Buffer.from(answers[turn] ?? []);
      turn += 1;
      for (let at = 0; at < answer.length; at += pieceBytes) socket.write(answer.subarray(at, at + pieceBytes));
      if (answer.length === 0) socket.destroy();
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Display names hold `port - 6000`.
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { heard, display: `127.0.0.1:${port - 6_000}`, close: () => server.close() };
}

const welcome = [1, 0, 11, 0, 0, 0, 2, 0, ...Array.from({ length: 8 }, () => 7)];
const refusal = [0, 0, 11, 0, 0, 0, 0, 0];
const packet = (kind: number): readonly number[] => [kind, ...Array.from({ length: 31 }, () => 0)];

describe('overrideRedirect', () => {
  it.each([1, 3, 1_000])('tells the server, whose words may come in pieces of %i bytes', async (pieceBytes) => {
    const server = await xServer([welcome, packet(1)], pieceBytes);
    const authority = path.join(folder, 'authority');
    writeFileSync(authority, entry(65_535, '', '', 'MIT-MAGIC-COOKIE-1', Buffer.from('0123456789abcdef')));
    expect(await overrideRedirect(0x40_00_03, true, { DISPLAY: server.display, XAUTHORITY: authority })).toEqual({ ok: true, value: undefined });
    server.close();
    expect(server.heard[0]?.toString('latin1')).toContain('0123456789abcdef');
    expect([...(server.heard[1] ?? [])]).toEqual([2, 0, 4, 0, 3, 0, 64, 0, 0, 2, 0, 0, 1, 0, 0, 0, 43, 0, 1, 0]);
  });

  it.each([
    ['lets nobody in', [refusal]],
    ['does not know the window', [welcome, packet(0)]],
    ['hangs up', [welcome]],
  ])('says so when the server %s', async (_what, answers) => {
    const server = await xServer(answers);
    expect(await overrideRedirect(1, true, { DISPLAY: server.display, XAUTHORITY: '/dev/null' })).toMatchObject({ ok: false, failure: { code: 'x-server' } });
    server.close();
  });

  it('says so when there is no server', async () => {
    expect(await overrideRedirect(1, true, {})).toMatchObject({ ok: false });
    expect(await overrideRedirect(1, true, { DISPLAY: ':65000' })).toMatchObject({ ok: false });
  });
});

describe('the cookie', () => {
  const mine = Buffer.from('mine');

  it('is the one of this host and display', () => {
    const file = Buffer.concat([
      entry(256, 'other-host', '0', 'MIT-MAGIC-COOKIE-1', 'theirs'),
      entry(256, hostname(), '1', 'MIT-MAGIC-COOKIE-1', 'another'),
      entry(256, hostname(), '0', 'XDM-AUTHORIZATION-1', 'old'),
      entry(256, hostname(), '0', 'MIT-MAGIC-COOKIE-1', mine),
    ]);
    expect(findCookie(file, hostname(), '0')).toEqual(mine);
    expect(findCookie(file, hostname(), '2')).toBeNull();
  });

  it('is not found in a file that is none, and nothing breaks', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void findCookie(Buffer.from(bytes), 'host', '0')));
  });
});

it.each([
  [':0', { path: '/tmp/.X11-unix/X0' }],
  [':12.1', { path: '/tmp/.X11-unix/X12' }],
  ['unix:3', { path: '/tmp/.X11-unix/X3' }],
  ['localhost:10.0', { host: 'localhost', port: 6_010 }],
  ['', undefined],
  ['wayland-0', undefined],
  [undefined, undefined],
])('the display %j is at %j', (name, address) => expect(readDisplayName(name)?.address).toEqual(address));
