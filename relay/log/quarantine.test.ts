import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { TemporaryLog } from './testing/temporary-log.ts';

test('unreadable pushes are kept byte for byte, once; repeats are counted', async () => {
  using temporary = new TemporaryLog();
  const raw = Buffer.from([0xff, 0x00, 0x7b]);
  const push = { source: 'main', raw, contentType: 'text/plain', reason: 'The body is not UTF-8 text.', receivedAt: 1_000 };
  expect(await temporary.log.keep(push)).toEqual({ ok: true, value: 1 });
  expect(await temporary.log.keep({ ...push, receivedAt: 5_000 })).toEqual({ ok: true, value: 2 });
  expect(await temporary.log.keep({ ...push, source: 'branch' })).toEqual({ ok: true, value: 1 });
  expect(await temporary.log.keep({ ...push, raw: Buffer.alloc(0) })).toEqual({ ok: true, value: 1 });

  const db = new Database(join(temporary.folder, 'events.db'));
  expect(db.prepare('SELECT source, first_at, last_at, count, content_type, raw FROM quarantine ORDER BY rowid').get()).toEqual({
    source: 'main',
    first_at: 1_000,
    last_at: 5_000,
    count: 2,
    content_type: 'text/plain',
    raw,
  });
  expect(db.prepare('SELECT count(*) FROM quarantine').pluck().get()).toBe(3);
  db.close();
  expect(temporary.log.head).toBe(0);
});
