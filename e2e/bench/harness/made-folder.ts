import { spawnSync } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchCache, runFolder } from './folders.ts';
import { settled } from './settled.ts';
import { fillFolder, filledSchema, startOnCore, type Filled } from './staffed-relay.ts';

const agents = 200;
const supervisors = 1;
/** A board looks back a day and a half: a past that is older would be nothing to read for it. */
const freshForMs = 12 * 3_600_000;

export interface Made {
  /** The relay's data folder is `relay` in it. Never served from: who needs it takes a copy. */
  readonly path: string;
  readonly filled: Filled;
}

/**
 * A data folder with so many events, made once, served once and kept: minutes for a million.
 *
 * @param fresh its past must end not long ago
 */
export async function madeFolder(events: number, say: (line: string) => void, fresh = false): Promise<Made> {
  const folder = path.join(benchCache, `relay-${events}`);
  const note = path.join(folder, 'filled.json');
  if (!existsSync(note) || (fresh && Date.now() - Number(JSON.parse(readFileSync(note, 'utf8')).madeAt) > freshForMs)) {
    say(`making a log of ${events} events`);
    const making = `${folder}.making`;
    for (const old of [folder, making]) rmSync(old, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    const data = path.join(making, 'relay');
    const filled = await fillFolder({ data, events, agents, supervisors });
    // What a relay does once with a log that it has not served before is no part of what is measured.
    const relay = await startOnCore({ data });
    await settled(relay.pid);
    await relay.stop();
    writeFileSync(path.join(making, 'filled.json'), JSON.stringify({ ...filled, madeAt: Date.now() }));
    renameSync(making, folder);
  }
  return { path: folder, filled: filledSchema.parse(JSON.parse(readFileSync(note, 'utf8'))) };
}

export interface MadeCopy {
  readonly data: string;
  remove(): void;
}

/** One that may be written to. Returns when it is on the disk: the copying is no part of what is measured. */
export function copyOf(made: Made): MadeCopy {
  const folder = runFolder();
  cpSync(made.path, folder.path, { recursive: true, mode: constants.COPYFILE_FICLONE });
  spawnSync('sync', { stdio: 'ignore' });
  return { data: path.join(folder.path, 'relay'), remove: folder.remove };
}
