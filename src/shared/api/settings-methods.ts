import { method, nothing } from './method.ts';
import { settingsChangeSchema } from './settings.ts';
import type { SettingsView } from './settings.ts';

/** What the settings are chosen from, and what runs here. */
export interface AboutThisComputer {
  readonly version: string;
  /** The main screen first. `label` as the system names it, empty where it does not. */
  readonly displays: readonly { readonly id: number; readonly label: string }[];
}

export const settingsMethods = {
  'settings.view': method<SettingsView>()(nothing),
  /** Takes effect at once in every window (`settings.changed`) and is on disk when answered. */
  'settings.change': method<SettingsView>()(settingsChangeSchema),
  'settings.about': method<AboutThisComputer>()(nothing),
} as const;
