import type { Command } from 'commander';
import type { Result } from '../../src/shared/result.ts';
import { addressOf, countOf, portOf, publicUrlOf, type Address } from './options.ts';
import { valueOf } from './directory-command.ts';
import type { Terminal } from './output.ts';

export interface ServeOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly hookListen: Address | null;
  readonly publicUrl: string | null;
  /** How much of the past is kept. */
  readonly retention: { readonly keepMs: number; readonly keepBytes: number };
}

/** What `serve` prints once it can be reached (contract, "Relay command line"). */
export interface Listening {
  readonly event: 'listening';
  readonly url: string;
  readonly epoch: string;
  readonly head: number;
  readonly pid: number;
  readonly hookUrl?: string;
}

export interface Serving {
  readonly listening: Listening;
  /** Resolves once the relay was told to stop and has finished what it accepted. */
  readonly stopped: Promise<void>;
}

export type Serve = (options: ServeOptions) => Promise<Result<Serving>>;

interface GivenOptions extends Pick<ServeOptions, 'data' | 'host' | 'port'> {
  readonly hookListen?: Address;
  readonly publicUrl?: string;
  readonly keepDays: number;
  readonly keepMb: number;
}

export function addServeCommand(program: Command, serve: Serve, terminal: Terminal): void {
  program
    .command('serve')
    .description('runs the relay')
    .requiredOption('--data <dir>', 'the data folder; made when it is missing')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--port <port>', 'the port; 0 picks a free one', portOf, 7700)
    .option('--hook-listen <host:port>', 'a second address for the webhooks, and nothing else', addressOf)
    .option('--public-url <url>', 'what others reach this relay by, for hook addresses and enrolment links', publicUrlOf)
    .option('--keep-days <n>', 'older events are let go of', countOf, 90)
    .option('--keep-mb <n>', 'the oldest events are let go of while the log takes more', countOf, 4_096)
    .action(async (options: GivenOptions) => {
      const { hookListen = null, publicUrl = null, keepDays, keepMb, ...rest } = options;
      const retention = { keepMs: keepDays * 24 * 3_600_000, keepBytes: keepMb * 1024 * 1024 };
      const serving = valueOf(await serve({ ...rest, hookListen, publicUrl, retention }));
      terminal.out(JSON.stringify(serving.listening));
      await serving.stopped;
    });
}
