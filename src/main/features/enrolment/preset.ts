import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { withoutKeyStoreSchema } from '../../../shared/api/enrolment-methods.ts';
import { languageSchema, themeSchema } from '../../../shared/api/settings.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';
import { codeSchema, relaySchema } from '../../switches.ts';

const presetSchema = z.strictObject({
  relay: relaySchema.optional(),
  code: codeSchema.optional(),
  /** Where a computer without a key store keeps the token; without it the person is asked. */
  withoutKeyStore: withoutKeyStoreSchema.optional(),
  language: languageSchema.optional(),
  theme: themeSchema.optional(),
});

/** What an admin lays on every computer, so that nobody is asked for it. */
export type Preset = z.infer<typeof presetSchema>;

/** Where the preset of a computer lies: a place that only its admin can write. */
export function presetFile(platform: NodeJS.Platform, programData: string | undefined): string {
  if (platform === 'win32') return path.win32.join(programData ?? 'C:\\ProgramData', 'Danping', 'preset.json');
  if (platform === 'darwin') return '/Library/Application Support/Danping/preset.json';
  return '/etc/danping/preset.json';
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
    const preset = presetSchema.safeParse(JSON.parse(text));
    return preset.success ? ok(preset.data) : unreadable(file, z.prettifyError(preset.error).replaceAll(/\s+/g, ' '));
  } catch {
    return unreadable(file, 'it is no JSON');
  }
}

function unreadable(file: string, why: string): Result<never> {
  return fail('preset-unreadable', `The preset file ${file} cannot be read (${why}).`, 'Put it right, or take it away: its fields are relay, code, withoutKeyStore, language and theme.');
}
