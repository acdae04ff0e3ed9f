/**
 * For tests: opens the two databases of a folder and is killed before the n-th word that it has for SQLite, wherever in a migration that
 * is. Ends by itself once they are open.
 */
import Database from 'better-sqlite3';
import { DirectoryStore } from '../auth/directory-store.ts';
import { SqliteEventLog } from '../log/event-log.ts';

const [folder = '', atWord = '0'] = process.argv.slice(2);
let left = Number(atWord);

function countWord(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
const { exec, pragma } = Database.prototype;
Database.prototype.exec = function counted(source) {
  countWord();
  return exec.call(this, source);
};
Database.prototype.pragma = function counted(source, options) {
  countWord();
  return pragma.call(this, source, options);
};

const quiet = { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined };
for (const opened of [DirectoryStore.open(folder), SqliteEventLog.open(folder, quiet)]) {
  if (!opened.ok) {
    process.stderr.write(opened.failure.cause);
    process.exit(1);
  }
}
process.exit();
