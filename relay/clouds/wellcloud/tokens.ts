import { z } from 'zod';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { isToken, plainAddress } from './addresses.ts';
import { failWith, type WellcloudResult } from './failure.ts';
import { post, type Line, type RawAnswer, type Trouble } from './post.ts';

/** Where the token comes from that goes with every command. */
export interface Tokens {
  current(line: Line): Promise<WellcloudResult<string>>;
  /** Another one for one that WellCloud did not take; `null` where none can be had. */
  renewed(line: Line): Promise<WellcloudResult<string>> | null;
}

/** The one that an admin entered. */
export function fixedToken(token: string): Tokens {
  return { current: async () => (isToken(token) ? { ok: true, value: token } : badToken), renewed: () => null };
}

export interface HeldToken {
  readonly token: string;
  readonly issuedAt: EpochMs;
}

export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
  /** `tenant`, or `partner` for one who works for several. */
  readonly appType: string;
  /** The whole address at which tokens are given out. */
  readonly tokenUrl: string;
}

export interface IssuedTokenPorts extends AppCredentials {
  /** What was fetched last, perhaps by another process. */
  readonly held: HeldToken | null;
  readonly keep: (token: HeldToken) => void;
  readonly now: () => EpochMs;
}

/** A token lasts 24 hours (the vendor's page 安全认证); an hour before, another one is fetched. */
const usedForMs = 23 * 3_600_000;

/**
 * Tokens that WellCloud gives out for an app-id and its secret (the vendor's page 安全认证, 申请Token). One is used as long
 * as it lasts: the page calls it the only one of its account, so that another system's might end with each new one.
 */
export function issuedTokens(ports: IssuedTokenPorts): Tokens {
  const fetchOne = async (line: Line): Promise<WellcloudResult<string>> => {
    const issuedAt = ports.now();
    const issued = await applyForToken(ports, line);
    if (issued.ok) ports.keep({ token: issued.value, issuedAt });
    return issued;
  };
  return {
    current: async (line) => {
      const { held } = ports;
      const ageMs = held ? ports.now() - held.issuedAt : Infinity;
      return held && isToken(held.token) && ageMs >= 0 && ageMs < usedForMs ? { ok: true, value: held.token } : fetchOne(line);
    },
    renewed: fetchOne,
  };
}

async function applyForToken({ appId, appSecret, appType, tokenUrl }: AppCredentials, line: Line): Promise<WellcloudResult<string>> {
  const address = plainAddress(tokenUrl);
  if (address === null) return badTokenUrl;
  // The page wants the secret in the query; nothing that is said of this request may quote its address.
  const query = new URLSearchParams({ appId, appSecret, type: appType });
  const answer = await post({ url: `${address}?${query}`, headers: {}, body: null }, line);
  return answer.ok ? tokenIn(answer.value) : noAnswer(answer.trouble);
}

const issuedSchema = z.object({ token: z.string().refine(isToken) });

function tokenIn({ status, text }: RawAnswer): WellcloudResult<string> {
  if (status >= 500) {
    const mend = 'Check app-id, app-secret and app-type (tenant or partner); if they are right, try again in a moment.';
    return failWith('token-refused', `WellCloud gave out no token: it failed with HTTP status ${status}.`, mend, false);
  }
  const issued = status >= 200 && status <= 299 ? issuedSchema.safeParse(parse(text)).data : undefined;
  return issued ? { ok: true, value: issued.token } : refused(status);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refused(status: number): WellcloudResult<never> {
  const cause = `WellCloud gave out no token for this app-id (HTTP status ${status}).`;
  const mend =
    'Compare app-id, app-secret and app-type with 第三方系统集成配置 in its console, and check token-url: danping-relay source set ID token-url=….';
  return failWith('token-refused', cause, mend, false);
}

function noAnswer(trouble: Trouble): WellcloudResult<never> {
  const causes: Readonly<Record<Trouble, string>> = {
    'timed-out': 'WellCloud did not give out a token in time; no command was sent.',
    'connection-lost': 'The connection broke before WellCloud gave out a token; no command was sent.',
    unreachable: 'No connection to the address of token-url came about; no command was sent.',
  };
  const mend = 'Check token-url (danping-relay source set ID token-url=…), the network and the firewall, then try again.';
  return failWith(trouble, causes[trouble], mend, false);
}

const badToken = failWith(
  'invalid-settings',
  "The token for WellCloud's interface is missing or holds characters that no token has.",
  'Enter it: danping-relay source set ID api-token=…',
  false,
);

const badTokenUrl = failWith(
  'invalid-settings',
  'The address at which WellCloud gives out tokens is no plain http or https address.',
  'Enter it without a query: danping-relay source set ID token-url=https://…',
  false,
);
