import { existsSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deskFile } from '../open-database.ts';
import { day0, minute, setScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = setScene();
});
afterEach(() => scene.end());

const mobile = '13812345678';

describe('what the agent wrote of a call', () => {
  it('stands in the call’s row, and what is emptied is gone', () => {
    scene.tell({ callId: 'a' });
    const wrapUp = { note: '退货未到账', disposition: 'refund', callBackAt: 7 };
    expect(scene.note('a', wrapUp)).toMatchObject({ callId: 'a', wrapUp });
    expect(scene.row('a')?.wrapUp).toEqual(wrapUp);
    expect(scene.note('a', {})?.wrapUp).toBeNull();
  });

  it('is kept for a call that comes later', () => {
    expect(scene.note('later', { note: '回电' })).toBeNull();
    scene.tell({ callId: 'later' });
    expect(scene.row('later')?.wrapUp?.note).toBe('回电');
    expect(scene.found({ text: '回电', withNote: true })).toEqual(['later']);
  });

  it('outlives a history that is damaged and filled again, under another epoch too', () => {
    scene.tell({ callId: 'a', customerNumber: mobile });
    scene.note('a', { note: '退货' });
    scene.contact({});
    scene.history.markMissed({ callId: 'a', doneAt: 5 });
    scene.history.close();
    for (const part of ['', '-wal', '-shm']) if (existsSync(scene.file + part)) rmSync(scene.file + part);
    writeFileSync(scene.file, 'no database at all, however long one looks at it'.repeat(50));
    expect(scene.reopen()).toMatchObject({ cursor: null, damagedAside: expect.stringContaining('history.db.damaged'), notesAside: null });
    scene.tell({ callId: 'a', customerNumber: mobile });
    expect(scene.row('a')).toMatchObject({ wrapUp: { note: '退货' }, contactName: '王女士', missedDoneAt: 5 });
    expect(scene.found({ text: '退货 王女' })).toEqual(['a']);
    expect(scene.history.openMissed()).toEqual({ count: 0, isMore: false });
  });

  it('being damaged itself, is set aside and costs no call', () => {
    scene.tell({ callId: 'a' });
    scene.note('a', { note: '退货' });
    scene.history.close();
    for (const part of ['-wal', '-shm']) rmSync(deskFile(scene.file) + part, { force: true });
    writeFileSync(deskFile(scene.file), 'no database at all, however long one looks at it'.repeat(50));
    expect(scene.reopen()).toMatchObject({ damagedAside: null, notesAside: expect.stringContaining('desk.db.damaged') });
    expect(scene.row('a')).toMatchObject({ callId: 'a', wrapUp: null });
  });

  it('is found as it was last written, though the app ended between its file and the history’s', () => {
    scene.tell({ callId: 'a' });
    const broken = new Database(scene.file);
    broken.exec("CREATE TRIGGER no_room BEFORE INSERT ON calls BEGIN SELECT raise(ABORT, 'disk trouble'); END");
    expect(() => scene.note('a', { note: '退货' })).toThrow('disk trouble');
    broken.exec('DROP TRIGGER no_room');
    broken.close();
    scene.reopen();
    scene.history.finishChores();
    expect(scene.found({ text: '退货', withNote: true })).toEqual(['a']);
  });

  it('waits to be shared until the relay has that very version', () => {
    scene.note('a', { note: '一' });
    scene.history.wrapUpShared({ callId: 'a', savedAt: 99, sharedAt: 100 });
    expect(scene.history.unsharedNotes({ limit: 5 })).toEqual([{ callId: 'a', note: '一', disposition: null, savedAt: 1 }]);
    scene.history.wrapUpShared({ callId: 'a', savedAt: 1, sharedAt: 100 });
    expect(scene.history.unsharedNotes({ limit: 5 })).toEqual([]);
  });

  it('reminds of call-backs that are due, the earliest first', () => {
    scene.tell({ callId: 'a' }, { callId: 'b' });
    scene.note('a', { callBackAt: 200 });
    scene.note('b', { callBackAt: 100 });
    scene.note('unknown', { callBackAt: 150 });
    expect(scene.history.callBacks({ until: 200 }).map(({ callId, call }) => [callId, call?.callId ?? null])).toEqual([['b', 'b'], ['unknown', null]]);
  });
});

describe('contacts', () => {
  it.each([
    ['13812345678', '+86 138 1234 5678', 'moor-v7', 'sure'],
    ['+8613812345678', '138-1234-5678', 'moor-v7', 'sure'],
    ['008613812345678', '13812345678', 'moor-v7', 'sure'],
    ['013812345678', '13812345678', 'moor-v7', 'sure'],
    ['01081400192', '+86 10 8140 0192', 'moor-v7', 'sure'],
    ['01081400192', '81400192', 'moor-v7', 'maybe'],
    ['0912345678', '+84 912 345 678', 'tel4vn', 'sure'],
    ['84912345678', '0912 345 678', 'tel4vn', 'sure'],
    ['84912345678', '0084 912345678', 'tel4vn', 'sure'],
    ['84912345678', '0 912 345 679', 'tel4vn', null],
    ['8001', '8001', 'moor-v7', 'sure'],
    ['13888888001', '8001', 'moor-v7', null],
    ['13812345678', '13912345678', 'moor-v7', 'maybe'],
    ['13812345678', '13812345679', 'moor-v7', null],
  ])('are known by number however it is written: a call from %s, typed %s (%s): %s', (customerNumber, typed, dialect, match) => {
    scene.contact({ numbers: ['4008001234', typed] });
    scene.tell({ callId: 'a', customerNumber, dialect });
    expect(scene.row('a')).toMatchObject({ contactMatch: match, contactName: match && '王女士' });
  });

  it('that share a number are only a maybe', () => {
    scene.contact({});
    scene.contact({ name: '王先生' });
    scene.tell({ callId: 'a', customerNumber: mobile });
    expect(scene.row('a')?.contactMatch).toBe('maybe');
  });

  it('change the calls that were there before: name, search and all', () => {
    scene.tell(...Array.from({ length: 70 }, (_, index) => ({ callId: `a${index}`, customerNumber: mobile })), { callId: 'b', customerNumber: '13900000000' });
    const { id } = scene.contact({ name: '欧阳锋' });
    expect(scene.found({ text: 'oyf' })).toHaveLength(70);
    scene.contact({ id, name: 'Nguyễn An' });
    expect([scene.found({ text: 'oyf' }).length, scene.found({ text: 'nguyen' }).length]).toEqual([0, 70]);
    scene.contact({ id, name: 'Nguyễn An', numbers: ['13900000000'] });
    expect([scene.row('a0')?.contactName, scene.row('b')?.contactName]).toEqual([null, 'Nguyễn An']);
    scene.history.removeContact({ id });
    scene.history.finishChores();
    expect([scene.row('b')?.contactName, scene.found({ text: 'nguyen' })]).toEqual([null, []]);
  });

  it('follow into the calls after the app ended in the middle of it', () => {
    scene.tell({ callId: 'a', customerNumber: mobile });
    scene.history.saveContact({ id: null, fields: { name: '欧阳锋', company: null, note: null, numbers: [mobile] }, now: 1 });
    scene.reopen();
    scene.history.finishChores();
    expect(scene.found({ text: '欧阳' })).toEqual(['a']);
  });

  it('come in pages by name, Chinese among Latin by sound, each once', () => {
    const names = ['Zoe', '王女士', 'anna', '李雷', 'Wang', '张伟', 'Đặng', '2b'];
    for (const [index, name] of names.entries()) scene.contact({ name, numbers: [`1380000000${index}`] });
    const all = (limit: number): readonly string[] => {
      const seen: string[] = [];
      let after: { sortKey: string; id: string } | null = null;
      do {
        const page = scene.history.contactsPage({ text: '', after, limit });
        seen.push(...page.contacts.map((contact) => contact.name));
        after = page.next;
      } while (after);
      return seen;
    };
    expect(all(50)).toEqual(['2b', 'anna', 'Đặng', '李雷', 'Wang', '王女士', '张伟', 'Zoe']);
    for (const limit of [1, 2, 3, 5, 8]) expect(all(limit)).toEqual(all(50));
  });

  it.each([['wns'], ['女士'], ['138 1234'], ['+86 138 1234 5678'], ['acme']])('are found by %s', (text) => {
    scene.contact({ company: 'Acme Ltd' });
    scene.contact({ name: '李雷', numbers: ['13900000000'] });
    expect(scene.history.contactsPage({ text, after: null, limit: 9 }).contacts.map(({ name }) => name)).toEqual(['王女士']);
  });
});

describe('missed calls', () => {
  it('stay open over days until they are ticked off, and can be opened again', () => {
    scene.tell({ callId: 'old', at: minute(-5000) }, { callId: 'new' }, { callId: 'out', direction: 'outbound' }, { callId: 'taken', kind: 'call.taken', data: { takenBy: { agentNumber: '20002', agentName: null } } });
    const open = (done: boolean): readonly string[] => scene.history.missedPage({ done, after: null, limit: 9 }).rows.map((row) => row.callId);
    expect([open(false), open(true), scene.history.openMissed().count]).toEqual([['new', 'old'], [], 2]);
    expect(scene.history.markMissed({ callId: 'old', doneAt: 5 })).toMatchObject({ missedDoneAt: 5 });
    scene.tell({ callId: 'old', kind: 'call.record', at: minute(-4999), data: {} });
    expect([open(false), open(true), scene.history.openMissed().count]).toEqual([['new'], ['old'], 1]);
    scene.history.markMissed({ callId: 'old', doneAt: null });
    expect([open(false), open(true)]).toEqual([['new', 'old'], []]);
  });
});

describe('while the agent was away', () => {
  const away = (): unknown => {
    const view = scene.history.away();
    return view && { missed: view.missed.map((row) => row.callId), others: view.others.map((row) => row.callId), from: view.from, to: view.to };
  };

  it('nothing happened on the first day, nor where no call came meanwhile', () => {
    scene.history.connected({ at: day0 });
    scene.tell({ callId: 'a' });
    expect(away()).toBeNull();
    scene.history.heard({ at: day0 + 600_000 });
    scene.history.connected({ at: day0 + 630_000 });
    expect(away()).toBeNull();
  });

  it('tells of the calls that the relay received meanwhile, until they were seen', () => {
    scene.history.connected({ at: day0 });
    scene.tell({ callId: 'before', receivedAt: new Date(day0 - 1).toISOString() });
    scene.history.connected({ at: day0 + 3_600_000 });
    scene.tell({ callId: 'missed' }, { callId: 'other', direction: 'outbound' }, { callId: 'popped' }, { callId: 'after', receivedAt: new Date(day0 + 3_600_001).toISOString() });
    scene.history.keepPaintedAfter({ callId: 'popped', paintedAfterMs: 20 });
    expect(away()).toEqual({ missed: ['missed'], others: ['other'], from: day0, to: day0 + 3_600_000 });
    scene.reopen();
    scene.history.markMissed({ callId: 'missed', doneAt: 1 });
    expect(away()).toMatchObject({ missed: [], others: ['other'] });
    scene.history.awaySeen();
    expect(away()).toBeNull();
  });
});
