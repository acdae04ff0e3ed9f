import type { Language } from '../../../shared/api/settings.ts';
import { log } from '../../logging.ts';
import type { Switches } from '../../switches.ts';
import type { Preset } from '../enrolment/preset.ts';
import { StoredSettings } from './settings.ts';
import { SettingsFile } from './settings-file.ts';

/** The settings of this profile, under what the switches say for this run and over what the preset says. */
export function startSettings(profile: string, switches: Switches, preset: Preset, systemLanguage: Language): StoredSettings {
  const file = new SettingsFile(profile);
  const { chosen, damagedAside } = file.read();
  if (damagedAside) log.error({ aside: damagedAside }, 'the settings were damaged; they were set aside, the defaults hold');
  return new StoredSettings({
    file,
    chosen,
    systemLanguage,
    preset: { language: preset.language, theme: preset.theme },
    switches: { language: switches.lang, theme: switches.theme },
  });
}
