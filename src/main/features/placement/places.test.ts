import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Places } from './places.ts';
import type { DraggedPlace } from './popup-place.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'danping-places-'));
const file = path.join(folder, 'places.json');
afterEach(() => rmSync(file, { force: true }));

const dragged: DraggedPlace = { display: { x: 0, y: 0 }, corner: 'top-left', dx: 40, dy: 50 };
const main = { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: false };

function opened(): Places {
  return new Places(file, (error) => {
    throw error;
  });
}

describe('Places', () => {
  it('are there again when the app starts again', async () => {
    const places = opened();
    places.rememberMain(main);
    places.rememberPopup('desk', dragged);
    await places.written();
    expect(opened().main).toEqual(main);
    expect(opened().popup('desk')).toEqual(dragged);
    expect(opened().popup('another desk')).toBeNull();
  });

  it.each(['', '{', '[]', '{"main":{"bounds":{"x":"left"}}}'])('begin anew from a file that says %j', (text) => {
    writeFileSync(file, text);
    expect(opened().main).toBeNull();
    expect(opened().popup('desk')).toBeNull();
  });

  it('keep the arrangements that were used last', async () => {
    const places = opened();
    for (let index = 0; index < 30; index += 1) places.rememberPopup(`desk ${index}`, dragged);
    await places.written();
    expect(opened().popup('desk 29')).toEqual(dragged);
    expect(opened().popup('desk 0')).toBeNull();
  });

  it('are whole after a kill at any moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const child = fork(path.join(import.meta.dirname, 'testing', 'endless-writer.ts'), [file], { execArgv: [] });
      // Each message tells of a write that is on disk; the kill then falls into one of the next.
      for (let heard = 0; heard <= round; heard += 1) await once(child, 'message');
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(opened().main).toMatchObject({ bounds: { width: 900 } });
    }
  });
});
