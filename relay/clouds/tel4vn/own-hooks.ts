import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { Hook, Tel4vnClient } from './client.ts';

/** The events that the vendor's page lists ("SIP Call Event"); its own example's `create` is none of them. */
export const hookEvents = ['ringing', 'answered', 'hangup', 'cdr'] as const;
export type HookEvent = (typeof hookEvents)[number];

export interface Registered {
  readonly created: readonly HookEvent[];
  /** Led here already and were left alone. */
  readonly existing: readonly HookEvent[];
}

export interface RegisterPorts {
  readonly client: Pick<Tel4vnClient, 'listHooks' | 'createHook'>;
  readonly callbackApiKey: string | null;
  /** Whether pushes to this address reach the source now: the relay's own address with a secret that is still valid. */
  readonly leadsHere: (callbackUrl: string) => boolean;
  /**
   * The relay's hook address with a fresh secret; asked once, and only when no hook leads here yet: a fresh secret may
   * withdraw the oldest, which a hook that is there could still need.
   */
  readonly hookAddress: () => Promise<string>;
}

/**
 * Registers the relay's hook address for every event of the page that does not lead here yet. Stops at the first hook
 * that TEL4VN refuses, and then says which ones it took before; running it again goes on from there.
 */
export async function registerOwnHooks({ client, callbackApiKey, leadsHere, hookAddress }: RegisterPorts): Promise<Result<Registered>> {
  const hooks = await client.listHooks();
  if (!hooks.ok) return hooks;
  const own = hooks.value.filter((hook) => leadsHere(hook.callbackUrl));
  const existing = hookEvents.filter((event) => own.some((hook) => isFor(hook, event)));
  const missing = hookEvents.filter((event) => !existing.includes(event));
  if (missing.length === 0) return ok({ created: [], existing });

  const callbackUrl = own.at(-1)?.callbackUrl ?? (await hookAddress());
  const created: HookEvent[] = [];
  for (const event of missing) {
    const result = await client.createHook({ event, callbackUrl, callbackApiKey });
    if (!result.ok) {
      const { code, cause, mend } = result.failure;
      const before = created.length === 0 ? '' : ` Registered before that: ${created.join(', ')}.`;
      return fail(code, cause + before, mend);
    }
    created.push(event);
  }
  return ok({ created, existing });
}

function isFor(hook: Hook, event: HookEvent): boolean {
  return hook.event.trim().toLowerCase() === event;
}

/** A callback address fit to be seen: without what may be a secret in it (user, query, long path segments). */
export function withoutSecrets(callbackUrl: string): string {
  const url = URL.canParse(callbackUrl) ? new URL(callbackUrl) : null;
  if (!url) return callbackUrl === '' ? '-' : '(not an address)';
  const path = url.pathname.split('/').map((segment) => (segment.length > longestPlainSegment ? '…' : segment));
  return `${url.protocol}//${url.host}${path.join('/')}${url.search === '' ? '' : '?…'}`;
}

/** Secrets are longer, the names of sources and paths are not (a source's id has at most 32 characters). */
const longestPlainSegment = 32;
