import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const underWay = new Map<string, Promise<void>>();

/**
 * Writes a file whole or not at all: whoever reads it, after a kill at any moment too, finds the text of before or
 * this one. Only this user may read it. Writes to one file are done in the order asked for.
 *
 * @throws what the disk says
 */
export function writeWhole(file: string, text: string): Promise<void> {
  const before = underWay.get(file) ?? Promise.resolve();
  const write = (): Promise<void> => replace(file, text);
  const done = before.then(write, write);
  underWay.set(file, done);
  return done.finally(() => {
    if (underWay.get(file) === done) underWay.delete(file);
  });
}

/** A draft that a kill leaves behind is overwritten by the next. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.tmp`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** The new name itself survives a power cut only once the folder is on disk. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
