import { closeSync, openSync, readSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Mentions } from './mentions.ts';

const pieceBytes = 1024 * 1024;
/** A number may lie across the border of two pieces. */
const overlapBytes = 64;

/**
 * Removes copies that hold the number: of a damaged file, out of which nothing can be taken, and of a file as it was before a
 * migration.
 */
export function eraseDamaged(historyFile: string, mentions: Mentions): void {
  const folder = path.dirname(historyFile);
  for (const name of readdirSync(folder)) {
    if (!/\.(damaged|schema)-/.test(name)) continue;
    const file = path.join(folder, name);
    if (holds(file, mentions)) rmSync(file, { force: true });
  }
}

function holds(file: string, mentions: Mentions): boolean {
  const handle = openSync(file, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let at = 0; ; at += pieceBytes - overlapBytes) {
      const read = readSync(handle, piece, 0, pieceBytes, at);
      if (mentions.isIn(piece.toString('latin1', 0, read))) return true;
      if (read < pieceBytes) return false;
    }
  } finally {
    closeSync(handle);
  }
}
