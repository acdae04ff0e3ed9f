import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fail, ok, type Result } from '../../src/shared/result.ts';

const mostBytes = 1_000_000;

/**
 * Runs one command of the relay's own command line in a process of its own: what takes long holds up no push. Its one line of
 * JSON comes back, also where it says that something is wrong. Fails with `command-failed` and the command's own words.
 */
export async function ownCommand(...args: readonly string[]): Promise<Result<unknown>> {
  const [, main = ''] = process.argv;
  const child = spawn(process.execPath, [main, ...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = textOf(child.stdout);
  const stderr = textOf(child.stderr);
  await Promise.race([once(child, 'close'), once(child, 'error')]);
  try {
    return ok(JSON.parse(stdout()));
  } catch {
    const said = stderr().trim().replace(/^danping-relay: /, '') || 'It could not be started.';
    return fail('command-failed', said, 'Run it on the relay’s computer; it tells more there.');
  }
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
