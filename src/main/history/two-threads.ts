import type { HistoryPort, WriterPort } from './history-port.ts';
import type { ReaderPort } from './reader-port.ts';

/**
 * One history over two threads: one owns the files and writes, the other reads them. Wherever the writer opens a file, or
 * begins one anew in the place of a damaged one, the reader follows.
 */
export function overTwoThreads(writer: WriterPort, reader: ReaderPort): HistoryPort {
  let place: Parameters<WriterPort['open']>[0] | null = null;
  const { openReader, closeReader, ...reading } = reader;
  const open: WriterPort['open'] = async (input) => {
    // Nobody may hold a file that is perhaps moved out of the way.
    await closeReader();
    const opened = await writer.open(input);
    place = input;
    await openReader(input);
    return opened;
  };
  return {
    ...writer,
    ...reading,
    open,
    async close() {
      place = null;
      await closeReader();
      await writer.close();
    },
    async commit(input) {
      try {
        return await writer.commit(input);
      } catch (error) {
        // A damaged file is set aside and begun anew: the relay fills it again.
        if (place && !(await writer.isOpen())) await open(place);
        throw error;
      }
    },
  };
}
