import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { homedir, hostname } from 'node:os';
import path from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import { cookieName, findCookie } from './authority.ts';
import { readDisplayName } from './display-name.ts';
import { greeting, greetingBytes, isReply, packetBytes, setOverrideRedirect } from './messages.ts';

const patienceMs = 2_000;

/**
 * Asks the X server to keep the window manager away from a window (override-redirect, ICCCM 4.1.10), or to give it
 * back; it counts from the window's next appearance. Such a window stands above every other, a full-screen one
 * included, and is never given the keyboard. Electron can only decide this once, when a window is made.
 *
 * @param window the X window id
 */
export async function overrideRedirect(window: number, on: boolean, env: NodeJS.ProcessEnv = process.env): Promise<Result<void>> {
  const display = readDisplayName(env['DISPLAY']);
  if (!display) return refused('DISPLAY names no X server');
  const socket = connect(display.address);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer')));
  // Whoever reads next is told; until then an error must find somebody.
  socket.on('error', () => undefined);
  try {
    const read = reader(socket);
    const cookie = await cookieOf(display.number, env);
    socket.write(greeting(cookie && { name: cookieName, data: cookie }));
    const head = await read(greetingBytes);
    await read(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) return refused('it does not let this program in');
    socket.write(setOverrideRedirect(window, on));
    return isReply(await read(packetBytes)) ? ok(undefined) : refused('it does not know the window');
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  } finally {
    socket.destroy();
  }
}

/** Hands out the next so many bytes, in order. */
function reader(socket: Socket): (bytes: number) => Promise<Buffer> {
  const parts = socket[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  return async (bytes) => {
    while (held.length < bytes) {
      const { done, value } = await parts.next();
      if (done) throw new Error('the connection was closed');
      held = Buffer.concat([held, Buffer.from(value)]);
    }
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
}

/** Many X servers ask for no cookie; a file that cannot be read is like none. */
async function cookieOf(displayNumber: string, env: NodeJS.ProcessEnv): Promise<Buffer | null> {
  try {
    return findCookie(await readFile(env['XAUTHORITY'] ?? path.join(homedir(), '.Xauthority')), hostname(), displayNumber);
  } catch {
    return null;
  }
}

function refused(why: string): Result<void> {
  return fail('x-server', `The X server was asked in vain: ${why}.`, 'Nothing to do: pop-ups come all the same, but full-screen windows may cover them.');
}
