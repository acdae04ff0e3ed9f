import type { Command } from 'commander';
import type { Result } from '../../src/shared/result.ts';
import { addressOf, portOf, publicUrlOf, type Address } from './options.ts';
import { valueOf } from './directory-command.ts';
import type { Terminal } from './output.ts';

export interface ServeOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly hookListen: Address | null;
  readonly publicUrl: string | null;
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

export function addServeCommand(program: Command, serve: Serve, terminal: Terminal): void {
  program
    .command('serve')
    .description('runs the relay')
    .requiredOption('--data <dir>', 'the data folder; made when it is missing')
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--port <port>', 'the port; 0 picks a free one', portOf, 7700)
    .option('--hook-listen <host:port>', 'a second address for the webhooks, and nothing else', addressOf)
    .option('--public-url <url>', 'what others reach this relay by, for hook addresses and enrolment links', publicUrlOf)
    .action(async (options: { data: string; host: string; port: number; hookListen?: Address; publicUrl?: string }) => {
      const { hookListen = null, publicUrl = null, ...rest } = options;
      const serving = valueOf(await serve({ ...rest, hookListen, publicUrl }));
      terminal.out(JSON.stringify(serving.listening));
      await serving.stopped;
    });
}
