import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryStore } from '../directory-store.ts';

/** A real directory in a folder of its own. */
export class TemporaryDirectory implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'danping-directory-'));
  readonly store = this.open();

  /** Another connection, as a command beside a running relay has. */
  open(): DirectoryStore {
    const opened = DirectoryStore.open(this.folder);
    if (!opened.ok) throw new Error(opened.failure.cause);
    return opened.value;
  }

  [Symbol.dispose](): void {
    this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
