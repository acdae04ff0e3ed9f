import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TemporaryDirectory } from '../testing/temporary-directory.ts';
import { AuditLog, verifyAudit } from './audit.ts';

const filled = (temporary: TemporaryDirectory, count: number) => {
  const audit = new AuditLog(temporary.store.db);
  for (let i = 1; i <= count; i++) audit.append({ who: 'admin:li', what: 'source-set', about: { id: `s${i}` } }, i * 1_000);
  return audit;
};
/** Past the triggers, as somebody with the file and a tool can. */
const tamper = ({ store }: TemporaryDirectory, sql: string): void => {
  store.db.exec(`DROP TRIGGER IF EXISTS audit_is_not_changed; DROP TRIGGER IF EXISTS audit_is_not_shortened; ${sql}`);
};

test('entries are read latest first, page by page, as they were written', () => {
  using temporary = new TemporaryDirectory();
  const audit = filled(temporary, 5);
  const first = audit.page(null, 2);
  expect(first).toEqual([5, 4].map((seq) => ({ seq, at: `1970-01-01T00:00:0${seq}.000Z`, who: 'admin:li', what: 'source-set', about: { id: `s${seq}` } })));
  expect(audit.page(4, 10).map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(verifyAudit(temporary.store.db)).toEqual({ count: 5, brokenAt: null });
});

test('an entry is kept with the transaction of its caller, or not at all', () => {
  using temporary = new TemporaryDirectory();
  const audit = filled(temporary, 1);
  const undone = temporary.store.db.transaction(() => {
    audit.append({ who: 'relay', what: 'x', about: {} }, 1);
    throw new Error('no');
  });
  expect(() => undone.immediate()).toThrow('no');
  audit.append({ who: 'relay', what: 'y', about: {} }, 1);
  expect(audit.page(null, 1)).toMatchObject([{ seq: 2, what: 'y' }]);
  expect(verifyAudit(temporary.store.db).brokenAt).toBeNull();
});

test('the database itself refuses to change or to forget', () => {
  using temporary = new TemporaryDirectory();
  filled(temporary, 2);
  for (const sql of ["UPDATE audit SET who = 'admin:wang'", 'DELETE FROM audit WHERE seq = 2']) expect(() => temporary.store.db.exec(sql)).toThrow('only ever added to');
});

test('whatever is changed past it, or lost in the middle or at the end, is found', () => {
  const column = fc.constantFrom("who = 'nobody'", "what = 'log-in'", "about = '{}'", 'at = 7', "hash = 'x'", 'seq = 99');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.option(column), (seq, change) => {
      using temporary = new TemporaryDirectory();
      const audit = filled(temporary, 6);
      tamper(temporary, change === null ? `DELETE FROM audit WHERE seq = ${seq}` : `UPDATE audit SET ${change} WHERE seq = ${seq}`);
      expect(verifyAudit(temporary.store.db).brokenAt).toBe(seq);
      audit.append({ who: 'relay', what: 'later', about: {} }, 9_000);
      expect(verifyAudit(temporary.store.db).brokenAt).toBe(seq);
    }),
    { numRuns: 40 },
  );
});
