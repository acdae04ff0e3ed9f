import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../../src/shared/result.ts';
import type { Download } from '../../http/admin/download.ts';
import { ownCommand } from '../own-command.ts';
import type { AdminParts } from '../parts.ts';

const beginning = 'download-';

/** A backup for somebody's browser: made in the data folder, which is private, and gone once it has travelled. */
export function backupDownload({ data, changes }: Pick<AdminParts, 'data' | 'changes'>): Download {
  const remove = (path: string): void => rmSync(path, { force: true });
  for (const left of readdirSync(data)) if (left.startsWith(beginning) || left.startsWith(`.${beginning}`)) remove(join(data, left));
  return {
    make: async (by) => {
      const noted = changes.note(by, { what: 'backup-downloaded', about: {} });
      if (!noted.ok) return noted;
      const path = join(data, `${beginning}${randomBytes(8).toString('hex')}`);
      const made = await ownCommand('backup', '--data', data, '--to', path);
      if (!made.ok) {
        remove(path);
        return made;
      }
      return ok({ path, name: `danping-${new Date().toISOString().slice(0, 16).replaceAll(/[:T]/g, '-')}.backup` });
    },
    remove,
  };
}
