import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { SettingsChange } from '../../../shared/api/settings.ts';
import { writeWhole } from '../../write-whole.ts';
import { readChosen } from './read-settings.ts';

/** `settings.json` in the profile: only what the person chose, so that a default may change with a version. */
export class SettingsFile {
  readonly #file: string;

  constructor(profile: string) {
    this.#file = path.join(profile, 'settings.json');
  }

  /** @returns what was chosen, and where a file that is no JSON was moved to. */
  read(): { readonly chosen: SettingsChange; readonly damagedAside: string | null } {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch {
      return { chosen: {}, damagedAside: null };
    }
    try {
      const raw: unknown = JSON.parse(text);
      return { chosen: readChosen(raw), damagedAside: null };
    } catch {
      return { chosen: {}, damagedAside: this.#setAside() };
    }
  }

  /** In the order asked for. @throws what the disk says */
  write(chosen: SettingsChange): Promise<void> {
    return writeWhole(this.#file, `${JSON.stringify(chosen, null, 2)}\n`);
  }

  #setAside(): string | null {
    const aside = `${this.#file}.damaged-${Date.now()}`;
    try {
      renameSync(this.#file, aside);
      return aside;
    } catch {
      return null;
    }
  }
}
