import type { LoadResult, LoadWish } from '../load/wish.ts';
import { runLoad } from './load-process.ts';
import type { Target } from './target.ts';

export type Asked = Pick<LoadWish, 'rate' | 'warmUpSeconds' | 'seconds'> & { readonly clients: readonly LoadWish['clients'][number][] };

/** Puts a server under one load. */
export async function loaded({ url, pushUrl, stream, cursor, pid }: Target, { clients, ...asked }: Asked): Promise<LoadResult> {
  return runLoad({ ...asked, clients: [...clients], url, pushUrl, stream, serverPid: pid, ...(cursor && { cursor }), run: String(Date.now()) });
}

/** Puts a server under one load and ends it. */
export async function underLoad(target: Target, asked: Asked): Promise<LoadResult> {
  try {
    return await loaded(target, asked);
  } finally {
    await target.stop();
  }
}
