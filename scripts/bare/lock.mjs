import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './root.mjs';

/**
 * Runs `work` while no other command of this clone does the same; a lock whose owner died is taken over.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = path.join(root, '.cache', `${name}.lock`);
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!tryTake(folder)) await delay(200);
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryTake(folder) {
  const owner = path.join(folder, 'pid');
  try {
    mkdirSync(folder);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch {
    if (ownerIsGone(owner)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} file */
function ownerIsGone(file) {
  let pid;
  try {
    pid = Number(readFileSync(file, 'utf8'));
  } catch {
    return olderThan(path.dirname(file), 10_000);
  }
  if (!Number.isInteger(pid) || pid <= 0) return olderThan(file, 10_000);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * An owner that died between taking the lock and signing it.
 * @param {string} entry
 * @param {number} ageMs
 */
function olderThan(entry, ageMs) {
  try {
    return Date.now() - statSync(entry).mtimeMs > ageMs;
  } catch {
    return false;
  }
}
