import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, open, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileNamePattern, type ReleaseFile } from '../../src/shared/contract/updates.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { latestName, readLatest, type Latest } from './latest-yml.ts';
import type { Release } from './release.ts';
import type { ReleaseFolder } from './release-folder.ts';

const takeBoth = 'Give a platform’s latest*.yml and the files it names, as "npm run dist" left them in dist/.';
/** Beside the installers; nothing that a desk fetches. */
const leftOut = /\.(blockmap|cdx\.json)$/;

/**
 * Takes a release in from files as `npm run dist` leaves them: for each platform its `latest*.yml` and what that names, every file with the
 * very hash and size that stands there. Fails with `release-unreadable`, `release-incomplete`, `release-damaged`, `release-differs` or `data-folder`,
 * and takes nothing then. Nothing that is large is done while others wait: a relay may be serving in this process.
 */
export async function addRelease(folder: ReleaseFolder, paths: readonly string[], now: Date): Promise<Result<Release>> {
  const given = new Map(paths.filter((path) => !leftOut.test(path)).map((path) => [basename(path), path]));
  const work = folder.makeWork(`.adding-${randomBytes(6).toString('hex')}`);
  try {
    for (const [name, path] of given) {
      if (!fileNamePattern.test(name)) return fail('release-unreadable', `${name} cannot be the name of a release's file.`, takeBoth);
      await copyFile(path, join(work, name), constants.COPYFILE_FICLONE);
    }
    const checked = await checkedFiles(work, [...given.keys()]);
    return checked.ok ? folder.take(work, { ...checked.value, addedAt: now.toISOString() }) : checked;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return fail('data-folder', `The release could not be copied (${said}).`, 'Check that the files are there and that the disk has room, then try again.');
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The version and files of a release that lies whole in a folder. */
async function checkedFiles(work: string, names: readonly string[]): Promise<Result<Omit<Release, 'addedAt'>>> {
  const latest: (Latest & { readonly name: string })[] = [];
  for (const name of names.filter((each) => latestName.test(each))) {
    const read = readLatest(name, await readFile(join(work, name), 'utf8'));
    if (!read.ok) return read;
    latest.push({ name, ...read.value });
  }
  const [first] = latest;
  if (!first) return fail('release-incomplete', 'There is no latest.yml, latest-linux.yml or latest-mac.yml among the files.', takeBoth);
  const other = latest.find(({ version }) => version !== first.version);
  if (other) return fail('release-incomplete', `${first.name} is of version ${first.version}, ${other.name} of ${other.version}.`, 'Add one version at a time.');
  const named = new Map(latest.flatMap(({ files }) => files.map((file) => [file.name, file])));
  const missing = [...named.keys()].find((name) => !names.includes(name));
  if (missing) return fail('release-incomplete', `${missing} is named by a latest*.yml and missing here.`, takeBoth);
  const unnamed = names.find((name) => !latestName.test(name) && !named.has(name));
  if (unnamed) return fail('release-incomplete', `No latest*.yml here names ${unnamed}, so no desk would fetch it.`, takeBoth);
  const files: ReleaseFile[] = [];
  for (const name of names) {
    const file = await fileAt(work, name);
    const wanted = named.get(name);
    if (wanted && (wanted.sha512 !== file.sha512 || wanted.size !== file.size)) return fail('release-damaged', `${name} is not the file that its latest*.yml names: hash or size differ.`, 'Copy it again from where it was built.');
    files.push(file);
  }
  return ok({ version: first.version, files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)) });
}

/** Hash and size of a file, which is on disk from now on. */
async function fileAt(work: string, name: string): Promise<ReleaseFile> {
  const path = join(work, name);
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
  const hash = createHash('sha512');
  let size = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.byteLength;
    }
  });
  return { name, size, sha512: hash.digest('base64') };
}
