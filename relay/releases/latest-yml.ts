import { z } from 'zod';
import { releaseFileSchema, versionPattern, type ReleaseFile } from '../../src/shared/contract/updates.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';

/** What electron-builder writes beside a platform's installers, of which electron-updater reads what is new. */
export interface Latest {
  readonly version: string;
  readonly files: readonly ReleaseFile[];
}

export const latestName = /^latest(-(linux|mac)(-[a-z0-9]+)?)?\.yml$/;

const latestSchema = z.object({
  version: z.string().regex(versionPattern),
  files: z.array(releaseFileSchema).min(1),
});

/**
 * Reads a `latest*.yml` of electron-builder 26 (its `UpdateInfo`): the version, and of each file its name, hash and size. Of YAML it
 * reads what stands in such a file and no more. Fails with `release-unreadable`.
 */
export function readLatest(name: string, text: string): Result<Latest> {
  let version = '';
  let list = '';
  const files: Record<string, unknown>[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [, indent = '', dash, key = '', value = ''] = /^( *)(- )?([A-Za-z0-9]+): ?(.*)$/.exec(line) ?? [];
    if (key === '') continue;
    if (indent === '' && dash === undefined) {
      list = value === '' ? key : '';
      if (key === 'version') version = plain(value);
    } else if (list === 'files') {
      if (dash !== undefined) files.push({});
      const file = files.at(-1);
      if (file) file[key === 'url' ? 'name' : key] = key === 'size' ? Number(value) : plain(value);
    }
  }
  const read = latestSchema.safeParse({ version, files });
  if (read.success) return ok(read.data);
  const where = read.error.issues[0]?.path.join('.') ?? '';
  return fail('release-unreadable', `${name} is not what electron-builder writes (${where} is missing or of another form).`, 'Take the files as "npm run dist" left them in dist/.');
}

function plain(value: string): string {
  const text = value.trim();
  return /^'.*'$|^".*"$/.test(text) ? text.slice(1, -1) : text;
}
