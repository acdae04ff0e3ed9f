import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { lookThrough } from './cli/doctor/look-through.ts';
import { DirectoryStore } from './auth/directory-store.ts';
import { agentViewer, numbered, supervisor, TemporaryLog } from './log/testing/temporary-log.ts';

test('an event whose entry was changed into another agent’s reaches nobody else, and the look through says that somebody lacks it', async () => {
  using temporary = new TemporaryLog();
  const directory = DirectoryStore.open(temporary.folder);
  if (directory.ok) directory.value.close();
  await temporary.append([numbered(1), numbered(2), numbered(3)]);
  const wrongFindings = async (): Promise<readonly string[]> => (await lookThrough(temporary.folder)).filter(({ level }) => level === 'wrong').map(({ found }) => found);
  expect(await wrongFindings()).toEqual([]);
  const db = new Database(join(temporary.folder, 'events.db'));
  db.exec(`UPDATE audience SET audience_key = 'main/20003' WHERE seq = 2`);
  db.close();
  await temporary.restart();
  // Nothing of it, and a gap that can be seen: it may be the entry that is wrong, or what the event says of whose it is.
  expect(temporary.seenBy(agentViewer('20003')).map(({ id, callId }) => [id, callId])).toEqual([['damaged:2', null]]);
  expect(temporary.seenBy(agentViewer('20001')).map(({ seq }) => seq)).toEqual([1, 3]);
  expect(temporary.seenBy(supervisor).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(await wrongFindings()).toEqual([expect.stringContaining('1 of them are not filed')]);
});
