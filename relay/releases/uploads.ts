import { existsSync, readdirSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNamePattern } from '../../src/shared/contract/updates.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { ReleaseFolder } from './release-folder.ts';

/** A page's own name for what it is sending. */
export const uploadIdPattern = /^[0-9a-f]{16,64}$/;
/** All installers of all platforms of a release are smaller together. */
const mostBytes = 4 * 1024 ** 3;
const mostFiles = 40;
/** What nobody has touched for so long is not finished any more. */
const forgottenAfterMs = 24 * 3_600_000;
const beginning = '.upload-';

/** Files on their way from an admin's browser, in pieces, since a relay waits for no long request. */
export class Uploads {
  readonly #folder: ReleaseFolder;

  constructor(folder: ReleaseFolder) {
    this.#folder = folder;
  }

  /**
   * Puts a piece behind what is there of the file. A piece that is there already, for its answer was lost, is as good as a new one. Fails with
   * `unreadable`, `too-many`, `piece-misplaced`, or `data-folder` when the disk refuses.
   *
   * @returns how many bytes are there now
   */
  async append(id: string, name: string, at: number, piece: Buffer): Promise<Result<{ readonly size: number }>> {
    if (!uploadIdPattern.test(id) || !fileNamePattern.test(name)) return fail('unreadable', 'This is no name of a file to be sent.', 'Choose the files again.');
    await this.#dropForgotten();
    const work = this.#folder.makeWork(`${beginning}${id}`);
    const path = join(work, name);
    const size = existsSync(path) ? statSync(path).size : 0;
    if (at + piece.byteLength === size && at < size) return ok({ size });
    if (at !== size) return fail('piece-misplaced', `The piece belongs at ${at}, and ${size} bytes of ${name} are here.`, 'Send the file again from there.');
    if (filesIn(work).length >= mostFiles && size === 0) return fail('too-many', `A release has at most ${mostFiles} files.`, 'Choose the files of one release.');
    if (bytesIn(work) + piece.byteLength > mostBytes) return fail('too-many', 'The files are larger than any release.', 'Choose the files of one release.');
    try {
      const handle = await open(path, 'a', 0o600);
      try {
        await handle.appendFile(piece);
      } finally {
        await handle.close();
      }
      return ok({ size: size + piece.byteLength });
    } catch (error) {
      return fail('data-folder', `The disk refused the file (${error instanceof Error ? error.message : String(error)}).`, 'Make room in the data folder, then try again.');
    }
  }

  /** The files of an upload; none where there is no such. */
  pathsOf(id: string): readonly string[] {
    const work = join(this.#folder.path, `${beginning}${id}`);
    return uploadIdPattern.test(id) && existsSync(work) ? filesIn(work).map((name) => join(work, name)) : [];
  }

  async drop(id: string): Promise<void> {
    if (uploadIdPattern.test(id)) await rm(join(this.#folder.path, `${beginning}${id}`), { recursive: true, force: true });
  }

  async #dropForgotten(): Promise<void> {
    const { path } = this.#folder;
    if (!existsSync(path)) return;
    const forgotten = (name: string): boolean => Date.now() - statSync(join(path, name)).mtimeMs > forgottenAfterMs;
    for (const name of readdirSync(path)) if (/^\.(upload|adding)-/.test(name) && forgotten(name)) await rm(join(path, name), { recursive: true, force: true });
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder);
}

function bytesIn(folder: string): number {
  return filesIn(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
