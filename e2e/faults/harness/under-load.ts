import type { FaultScene } from './scene.ts';

/**
 * Causes something while the cloud pushes to the relay, and resolves when the cloud has stopped. It goes on at the same address
 * whatever becomes of the relay.
 */
export async function underLoad<Value>({ cloud, relay }: FaultScene, perSecond: number, cause: () => Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const pushing = cloud.pushTo(relay.url, perSecond, stop.signal);
  try {
    return await cause();
  } finally {
    stop.abort();
    await pushing;
  }
}
