/**
 * For tests: opens a history and is killed before the n-th word that it has for SQLite, wherever in a migration that is. Ends
 * by itself once it is open.
 */
import Database from 'better-sqlite3';
import { createHistory } from '../history.ts';
import { loadDictionary } from '../search/phonetics.ts';

await loadDictionary();
const [file = '', atWord = '0'] = process.argv.slice(2);
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

createHistory().open({ file, agentNumber: '20001' });
process.stdout.write(`${Number(atWord) - left}\n`);
process.exit();
