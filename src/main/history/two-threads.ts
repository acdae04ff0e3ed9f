import type { HistoryPort, Opened, WriterPort } from './history-port.ts';
import type { InspectorPort } from './inspector-port.ts';
import type { ReaderPort } from './reader-port.ts';
import { isDamage } from './set-aside.ts';

type Asked = (...input: readonly unknown[]) => Promise<unknown>;

/** Both files may be damaged; more than that is no accident of a disk. */
const mostRenewals = 3;

interface Threads {
  readonly writer: WriterPort;
  readonly reader: ReaderPort;
  readonly inspect: InspectorPort['lookThrough'];
  /** Is told where the damaged file lies now; what the relay sent before has to be asked for again. */
  renewed(opened: Opened): void;
}

/**
 * One history over two threads: one owns the files and writes, the other reads them. Wherever the writer opens a file, or
 * begins one anew in the place of a damaged one, the reader follows. Whoever finds damage, on whichever thread, has the
 * file set aside and is answered from the new one.
 */
export function overTwoThreads({ writer, reader, inspect, renewed }: Threads): HistoryPort {
  let place: Parameters<WriterPort['open']>[0] | null = null;
  let renewing: Promise<void> | null = null;
  /** Counts the files that were opened: damage that is told late may be of one that lies aside already. */
  let generation = 0;
  /** A history begun anew takes nothing of the relay's stream until somebody has asked where that has to begin. */
  let hasGap = false;
  /** The reader's opening of the file of the moment; `null` while it holds none. */
  let following: Promise<void> | null = null;
  const { openReader, closeReader, ...reading } = reader;
  const { foundDamaged, noteChecked, ...writing } = writer;

  const openBoth = async (input: Parameters<WriterPort['open']>[0]): Promise<Opened> => {
    // Nobody may hold a file that is perhaps moved out of the way.
    await letGo();
    const opened = await writer.open(input);
    generation += 1;
    place = input;
    hasGap = false;
    return opened;
  };
  const letGo = async (): Promise<void> => {
    if (!following) return;
    await following.catch(() => undefined);
    following = null;
    await closeReader();
  };
  /** Not before somebody wants to read: the screen after a start is the writer's alone. */
  const follow = async (): Promise<void> => {
    if (!place) return;
    following ??= openReader(place);
    try {
      await following;
    } catch (error) {
      following = null;
      throw error;
    }
  };
  const behind = (ask: Asked): Asked => async (...input) => {
    await follow();
    return ask(...input);
  };
  const renew = async (input: Parameters<WriterPort['open']>[0]): Promise<void> => {
    await foundDamaged();
    const opened = await openBoth(input);
    hasGap = opened.damagedAside !== null;
    renewed(opened);
  };
  const mended = (ask: Asked): Asked => async (...input) => {
    for (let triesLeft = mostRenewals; ; triesLeft -= 1) {
      await renewing;
      const asked = generation;
      try {
        return await ask(...input);
      } catch (error) {
        if (!isDamage(error) || place === null || triesLeft === 0) throw error;
        if (asked !== generation) continue;
        renewing ??= renew(place).finally(() => {
          renewing = null;
        });
      }
    }
  };
  // The same names, inputs and answers: only what is thrown is looked at in between.
  const asked = Object.fromEntries([
    ...Object.entries(writing).map(([name, ask]) => [name, mended(ask as Asked)]),
    ...Object.entries(reading).map(([name, ask]) => [name, mended(behind(ask as Asked))]),
  ]) as unknown as HistoryPort;
  return {
    ...asked,
    open: openBoth,
    async close() {
      place = null;
      await letGo();
      await writer.close();
    },
    async cursor() {
      const cursor = await asked.cursor();
      hasGap = false;
      return cursor;
    },
    lookThrough: mended(async (input) => {
      if (place) await inspect({ file: place.file });
      await noteChecked({ at: (input as Parameters<HistoryPort['lookThrough']>[0]).now });
    }) as HistoryPort['lookThrough'],
    commit: mended(async (batch) => {
      if (hasGap) throw new Error('The history was begun anew: the relay is asked for what is missing.');
      return writer.commit(batch as Parameters<WriterPort['commit']>[0]);
    }) as HistoryPort['commit'],
  };
}
