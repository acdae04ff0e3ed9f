import { cpSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../relay/simulator/random.ts';
import { startRelay } from '../../scripts/lib/relay-process.ts';
import type { Fault, FaultRow, FaultRun } from './fault.ts';
import { damage } from './harness/damage.ts';
import { isSeenBy } from './harness/judge.ts';
import type { KeptEvent } from './harness/keeper.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { wholeLog } from './harness/whole-log.ts';

/** A desk that is told nothing for so long is told nothing. */
const patienceMs = 8_000;

/** The data folder of a relay as it lay on the disk, and what everybody was sent from it. */
interface Original {
  readonly folder: string;
  readonly readers: readonly { readonly agentNumber: string | null; readonly token: string }[];
  readonly log: readonly KeptEvent[];
}

/** What a start on damaged files came to. */
interface Found {
  /** Events that nobody was sent and nobody was told to be missing. */
  readonly lost: number;
  /** Events that say what nobody had sent, or went to somebody who may not see them. */
  readonly foreign: number;
  /** Events in whose place a gap is shown. */
  readonly gaps: number;
  /** What kept the relay or a desk from going on, in words; `null` where nothing did. */
  readonly refused: string | null;
  readonly wrong: readonly string[];
}

/**
 * Bits, bytes and pages of the relay's files change while it does not run. Then it either starts and sends what is right, with a gap in
 * the place of what is not, or refuses in words. The files are those of a relay that was killed and of one that was stopped.
 */
export const relayFilesDamaged: Fault = {
  name: 'relay-files-damaged',
  cause: async (run) => [await damageOften('killed', run), await damageOften('stopped', run)],
};

async function damageOften(ended: 'killed' | 'stopped', { seed, long, say }: FaultRun): Promise<FaultRow> {
  const random = createRandom(`${seed} damaged ${ended}`);
  const tally = new Tally(`disk: files of a relay that was ${ended} are damaged`);
  const counts = { refused: 0, whole: 0, gaps: 0 };
  const scene = await FaultScene.open();
  try {
    const original = await prepare(scene, ended);
    const files = readdirSync(original.folder).filter((file) => !file.startsWith('serve.lock'));
    const often = files.filter((file) => file === 'events.db' || file === 'events.db-wal');
    while (tally.times < (long ? 500 : 10)) {
      const copy = path.join(scene.folder, 'copy');
      cpSync(original.folder, copy, { recursive: true });
      const among = random.chance(0.5) ? often : files;
      const file = among[random.int(0, among.length - 1)] ?? '';
      const did = damage(path.join(copy, file), random);
      const began = performance.now();
      const found = await start(original, copy).finally(() => rmSync(copy, { recursive: true }));
      tally.caused(performance.now() - began);
      tally.judged({ ...found, duplicated: 0, wrong: [] });
      for (const words of found.wrong) tally.wrong(`${file}, ${did}: ${words}`);
      if (found.lost + found.foreign > 0) tally.wrong(`${file}, ${did}: lost ${found.lost}, foreign ${found.foreign}`);
      if (found.refused !== null) counts.refused += 1;
      else if (found.gaps > 0) counts.gaps += 1;
      else counts.whole += 1;
      say(`${file}, ${did}: ${found.refused ?? `${found.gaps} gaps`}`);
    }
  } finally {
    await scene.close();
  }
  return { ...tally.row(), detail: counts };
}

async function prepare(scene: FaultScene, ended: 'killed' | 'stopped'): Promise<Original> {
  await scene.cloud.push(scene.relay.url, 600);
  const readers = [{ agentNumber: null, token: scene.overseer }, ...[...scene.tokens].map(([agentNumber, token]) => ({ agentNumber, token }))];
  const log = await scene.log();
  await (ended === 'killed' ? scene.relay.kill() : scene.relay.stop());
  return { folder: scene.data, readers, log };
}

async function start({ readers, log }: Original, data: string): Promise<Found> {
  const said: string[] = [];
  const sum = { lost: 0, foreign: 0, gaps: 0 };
  let relay;
  try {
    relay = await startRelay({ data, onLog: (line) => said.push(line) });
  } catch (error) {
    const words = said.at(-1) ?? String(error);
    // One line that names the cause and the mend (contract §2), not a stack of places in the program.
    return { ...sum, refused: words, wrong: words.startsWith('danping-relay: ') ? [] : [`the relay ended without a word for the admin: ${said.join(' ')}`] };
  }
  try {
    for (const { agentNumber, token } of readers) {
      const seen = await wholeLog(relay, token, patienceMs).catch((error: unknown) => String(error));
      if (typeof seen === 'string') return { ...sum, refused: `${seen} ${said.at(-1) ?? ''}`, wrong: said.length === 0 && !seen.includes('unauthorized') ? [`somebody is told nothing, and so is the admin: ${seen}`] : [] };
      const held = compare(log, seen, agentNumber);
      sum.lost += held.lost;
      sum.foreign += held.foreign;
      sum.gaps += held.gaps;
    }
    return { ...sum, refused: null, wrong: sum.gaps > 0 && said.length === 0 ? ['the admin is not told of the gaps'] : [] };
  } finally {
    await relay.kill();
  }
}

function compare(log: readonly KeptEvent[], seen: readonly KeptEvent[], agentNumber: string | null) {
  const sent = new Map(log.map((event) => [event.seq, event]));
  const got = new Map(seen.map((event) => [event.seq, event]));
  const isGap = (event: KeptEvent): boolean => event.id.startsWith('damaged:');
  // To an agent one stand-in tells of a lost stretch (docs/protocol.md, "The event").
  const stretches = seen.filter(isGap).map(({ seq, data }) => ({ seq, until: Number(Object(data).until ?? seq) }));
  const isTold = (seq: number): boolean => got.has(seq) || stretches.some((gap) => gap.seq <= seq && seq <= gap.until);
  return {
    lost: log.filter((event) => isSeenBy(agentNumber, event) && !isTold(event.seq)).length,
    foreign: seen.filter((event) => !isGap(event) && (JSON.stringify(sent.get(event.seq)) !== JSON.stringify(event) || !isSeenBy(agentNumber, event))).length,
    gaps: seen.filter(isGap).length,
  };
}
