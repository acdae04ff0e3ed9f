import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const now = Date.parse('2026-11-20T09:00:00.000Z');
const hook = 'http://127.0.0.1:7700/hooks/moor-v7/secret';

async function run(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url)), ...args]);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, ...output };
}

describe('the command', () => {
  test('sends a shift, some pushes twice, and closes with one line of counts', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const duplicate = received.includes(body);
        received.push(body);
        response.end(JSON.stringify({ ok: true, seq: received.length, ...(duplicate && { duplicate }) }));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stdout } = await run(['--hook', `http://127.0.0.1:${port}/h`, '--speed', 'max', '--minutes', '30', '--duplicates', '0.2']);
    await new Promise((closed) => server.close(closed));

    const summary: unknown = JSON.parse(stdout);
    const distinct = new Set(received).size;
    expect(summary).toEqual({ event: 'sent', accepted: distinct, duplicate: received.length - distinct, refused: 0, undelivered: 0, unsent: 0 });
    expect(received.length).toBeGreaterThan(distinct);
    expect(code).toBe(0);
  });

  test('wrong usage is one line on stderr and exit 2, and no secret in it', async () => {
    const { code, stderr } = await run(['--hook', hook, '--speed', 'warp']);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain('--speed');
    expect(stderr).not.toContain('secret');
  });
});

describe('arguments', () => {
  test('agents with and without names', () => {
    const read = readArguments(['--hook', hook, '--agents', '20001:李雷, 20002'], now);
    expect(read.ok && read.value.shift.agents).toEqual([
      { agentNumber: '20001', agentName: '李雷' },
      { agentNumber: '20002', agentName: '韩梅梅' },
    ]);
  });

  test('the shift ends when its sending ends, so that no time lies in the future', () => {
    const startOf = (...more: string[]) => {
      const read = readArguments(['--hook', hook, '--minutes', '60', ...more], now);
      return read.ok ? read.value.shift.startsAt : null;
    };
    expect(startOf()).toBe(now);
    expect(startOf('--speed', '60')).toBe(now - 59 * 60_000);
    expect(startOf('--speed', 'max')).toBe(now - 60 * 60_000);
    expect(startOf('--from', '2021-05-08T14:39:32+08:00')).toBe(Date.parse('2021-05-08T06:39:32Z'));
  });

  test.each([
    ['--hook', 'ftp://x/'],
    ['--agents', ''],
    ['--late', '2'],
    ['--minutes', '0'],
    ['--nonsense', '1'],
    ['--from', 'yesterday'],
  ])('%s %s is refused', (name, value) => {
    const args = name === '--hook' ? [name, value] : ['--hook', hook, name, value];
    expect(readArguments(args, now)).toMatchObject({ ok: false, failure: { code: 'wrong-usage' } });
  });
});
