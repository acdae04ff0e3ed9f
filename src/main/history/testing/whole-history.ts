import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHistory as createWriter } from '../history.ts';
import type { WriterOnThread } from '../history-port.ts';
import type { ReaderOnThread } from '../reader.ts';
import { createReader } from '../reader.ts';
import { loadDictionary } from '../search/phonetics.ts';

await loadDictionary();

/** Both sides of a history on the test's own thread. */
export type HistoryOnThread = WriterOnThread & Omit<ReaderOnThread, 'openReader' | 'closeReader'>;

const inPassing = ':memory:';

/** For tests: what the app spreads over two threads, side by side. `:memory:` is a file that lasts until it is closed. */
export function createHistory(): HistoryOnThread {
  const writer = createWriter();
  const { openReader, closeReader, ...reading } = createReader(() => 0);
  let folder: string | null = null;
  const close = (): void => {
    closeReader();
    writer.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
    folder = null;
  };
  return {
    ...writer,
    ...reading,
    open(input) {
      close();
      if (input.file === inPassing) folder = mkdtempSync(path.join(tmpdir(), 'danping-history-'));
      const file = folder === null ? input.file : path.join(folder, 'history.db');
      const opened = writer.open({ ...input, file });
      openReader({ file });
      return opened;
    },
    close,
  };
}
