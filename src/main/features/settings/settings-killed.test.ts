import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, onTestFinished } from 'vitest';
import { SettingsFile } from './settings-file.ts';

const kills = 12;

/** Runs until `changes` of them are on disk, then dies at once. @returns the last one that was said to be kept. */
async function killedAfter(profile: string, changes: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'testing', 'keep-changing.ts'), profile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  let said = 0;
  let last = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    said += 1;
    if (said === changes) child.kill('SIGKILL');
  }
  await gone;
  return last;
}

it('keeps what was said to be kept through a kill at any moment of writing', async () => {
  const profile = mkdtempSync(path.join(tmpdir(), 'danping-settings-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  for (let kill = 1; kill <= kills; kill += 1) {
    const kept = await killedAfter(profile, kill * 5);
    const { chosen, damagedAside } = new SettingsFile(profile).read();
    expect(damagedAside).toBeNull();
    // The change under way at the kill is there whole or not at all.
    expect([kept, kept === 600 ? 5 : kept + 1]).toContain(chosen.popup?.endedStaysSeconds);
  }
});
