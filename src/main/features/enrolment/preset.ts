import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { withoutKeyStoreSchema } from '../../../shared/api/enrolment-methods.ts';
import { languageSchema, themeSchema } from '../../../shared/api/settings.ts';
import { updateKeySchema } from '../../../shared/contract/updates.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import { codeSchema, relaySchema } from '../../switches.ts';

const presetSchema = z.strictObject({
  relay: relaySchema.optional(),
  code: codeSchema.optional(),
  /** With which the relay signs updates: where it stands, no other relay is believed. */
  updateKey: updateKeySchema.optional(),
  /** Where a computer without a key store keeps the token; without it the person is asked. */
  withoutKeyStore: withoutKeyStoreSchema.optional(),
  language: languageSchema.optional(),
  theme: themeSchema.optional(),
});

/** What an admin lays on every computer, so that nobody is asked for it. */
export type Preset = z.infer<typeof presetSchema>;

/** The variables of the environment that name Windows' folders. */
export interface WindowsFolders {
  readonly ProgramData?: string | undefined;
  readonly LOCALAPPDATA?: string | undefined;
}

/**
 * Where the preset of a computer lies, in the order in which it is looked for: a place that only its admin can write. On Windows also the `preset.ini` that the
 * setup programs write, for one who installed for themselves in their own folder.
 */
export function presetFiles(platform: NodeJS.Platform, { ProgramData, LOCALAPPDATA }: WindowsFolders): readonly string[] {
  if (platform === 'darwin') return ['/Library/Application Support/Danping/preset.json'];
  if (platform !== 'win32') return ['/etc/danping/preset.json'];
  const ofAll = path.win32.join(ProgramData ?? String.raw`C:\ProgramData`, 'Danping');
  const own = LOCALAPPDATA === undefined ? [] : [path.win32.join(LOCALAPPDATA, 'Danping', 'preset.ini')];
  return [path.win32.join(ofAll, 'preset.json'), path.win32.join(ofAll, 'preset.ini'), ...own];
}

/** Reads a preset. A file that is not there presets nothing; fails with `preset-unreadable`, naming what is wrong. */
export function readPreset(file: string, mustExist: boolean): Result<Preset> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT' && !mustExist) return ok({});
    return unreadable(file, code);
  }
  try {
    const preset = presetSchema.safeParse(file.endsWith('.ini') ? readIni(text) : JSON.parse(text));
    return preset.success ? ok(preset.data) : unreadable(file, z.prettifyError(preset.error).replaceAll(/\s+/g, ' '));
  } catch {
    return unreadable(file, 'it is no JSON');
  }
}

/** The lines of its one section, as the setup programs have Windows write them. */
function readIni(text: string): Readonly<Record<string, string>> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => /^\s*([A-Za-z]+)\s*=\s*"?(.*?)"?\s*$/.exec(line));
  return Object.fromEntries(lines.flatMap((line) => (line ? [[line[1] ?? '', line[2] ?? '']] : [])));
}

function unreadable(file: string, why: string): Result<never> {
  return fail('preset-unreadable', `The preset file ${file} cannot be read (${why}).`, 'Put it right, or take it away: its fields are relay, code, updateKey, withoutKeyStore, language and theme.');
}
