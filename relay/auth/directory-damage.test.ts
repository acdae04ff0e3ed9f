import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryStore } from './directory-store.ts';

const pageBytes = 4_096;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danping-directory-'));
  const made = DirectoryStore.open(folder);
  if (made.ok) made.value.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a directory of which any page is lost is refused in words', () => {
  const path = join(folder, 'directory.db');
  const whole = readFileSync(path);
  const pages = statSync(path).size / pageBytes;
  const outcomes = Array.from({ length: pages }, (_, page) => {
    const bytes = Buffer.from(whole);
    bytes.fill(0, page * pageBytes, (page + 1) * pageBytes);
    writeFileSync(path, bytes);
    const opened = DirectoryStore.open(folder);
    if (opened.ok) opened.value.close();
    return opened.ok ? 'whole' : opened.failure.code;
  });
  expect(new Set(outcomes)).toEqual(new Set(['database-damaged']));
});
