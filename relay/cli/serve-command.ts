import type { Command } from 'commander';
import type { Result } from '../../src/shared/result.ts';
import { addressOf, countOf, portOf, proxiesOf, publicUrlOf, type Address } from './options.ts';
import { valueOf } from './directory-command.ts';
import { usageFailure, type Terminal } from './output.ts';

export interface ServeOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly hookListen: Address | null;
  readonly publicUrl: string | null;
  /** The admin's certificate and its key, for TLS without a proxy; on both addresses. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** The proxies that are believed when they say whom they call for: addresses and ranges. */
  readonly trustedProxies: readonly string[];
  /** Where the built web pages lie; `null`: beside these sources. */
  readonly pages: string | null;
  /** Makes a database anew that was there and is lost; else that is a reason not to start. */
  readonly beginAnew: boolean;
  /** How much of the past is kept; `null`: as the console said last, else the usual. */
  readonly retention: { readonly keepDays: number | null; readonly keepMb: number | null };
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
  /** Where the first admin sets a password; `null` where there is an admin. */
  readonly firstAdminUrl: string | null;
  /** Resolves once the relay was told to stop and has finished what it accepted. */
  readonly stopped: Promise<void>;
}

export type Serve = (options: ServeOptions) => Promise<Result<Serving>>;

interface GivenOptions extends Pick<ServeOptions, 'data' | 'host' | 'port'> {
  readonly hookListen?: Address;
  readonly publicUrl?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly trustProxy?: readonly string[];
  readonly pages?: string;
  readonly beginAnew?: true;
  readonly keepDays?: number;
  readonly keepMb?: number;
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
    .option('--tls-cert <file>', 'speaks TLS, 1.2 or later, with this certificate (PEM, the whole chain); a renewed one is taken without a restart')
    .option('--tls-key <file>', 'the key of that certificate (PEM)')
    .option('--trust-proxy <addresses>', 'proxies whose X-Forwarded-For is believed, for instance 127.0.0.1,10.0.0.0/8 (default: none)', proxiesOf)
    .option('--pages <dir>', 'the built web pages; a clone has them after "npm run build"')
    .option('--keep-days <n>', 'older events are let go of (default: what the console said last, else 90)', countOf)
    .option('--keep-mb <n>', 'the oldest events are let go of while the log takes more (default: likewise, else 4096)', countOf)
    .option('--begin-anew', 'starts although the directory or the log of a relay that served here is missing or empty')
    .action(async (options: GivenOptions) => {
      const { hookListen = null, publicUrl = null, tlsCert, tlsKey, trustProxy = [], pages = null, keepDays = null, keepMb = null, beginAnew = false, ...rest } = options;
      const tls = tlsOf(tlsCert, tlsKey);
      const retention = { keepDays, keepMb };
      const serving = valueOf(await serve({ ...rest, hookListen, publicUrl, tls, trustedProxies: trustProxy, pages, beginAnew, retention }));
      terminal.out(JSON.stringify(serving.listening));
      if (serving.firstAdminUrl !== null) {
        terminal.err(`danping-relay: There is no admin yet. This link makes the first one, once and within 7 days: ${serving.firstAdminUrl}`);
      }
      await serving.stopped;
    });
}

function tlsOf(cert: string | undefined, key: string | undefined): ServeOptions['tls'] {
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert === undefined && key === undefined) return null;
  throw usageFailure('A certificate and its key belong together.', 'Give both --tls-cert and --tls-key, or neither.');
}
