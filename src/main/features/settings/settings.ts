import { defaultSettings } from '../../../shared/api/settings.ts';
import type { Language, Settings, SettingsChange, SettingsView, Theme } from '../../../shared/api/settings.ts';
import { addedTo, withChange } from './read-settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** What the rest of the main process knows of the settings. */
export interface SettingsService {
  readonly current: Settings;
  readonly view: SettingsView;
  /** Tells of every change, after it is on disk. @returns how to stop listening. */
  onChange(callback: (now: Settings, before: Settings) => void): () => void;
}

export interface SettingsParts {
  readonly file: Pick<SettingsFile, 'write'>;
  /** What the person chose in earlier runs. */
  readonly chosen: SettingsChange;
  readonly systemLanguage: Language;
  /** Defaults of a roll-out; the person's own choice wins. */
  readonly preset: { readonly language?: Language | undefined; readonly theme?: Theme | undefined };
  /** For this run alone, never stored. */
  readonly switches: { readonly language?: Language | undefined; readonly theme?: Theme | undefined };
}

/** One person's settings at this computer. */
export class StoredSettings implements SettingsService {
  readonly #parts: SettingsParts;
  readonly #callbacks = new Set<(now: Settings, before: Settings) => void>();
  #chosen: SettingsChange;
  #override: { language?: Language | undefined; theme?: Theme | undefined };
  #view: SettingsView;

  constructor(parts: SettingsParts) {
    this.#parts = parts;
    this.#chosen = parts.chosen;
    this.#override = { ...parts.switches };
    this.#view = this.#resolved();
  }

  get view(): SettingsView {
    return this.#view;
  }

  get current(): Settings {
    return this.#view.settings;
  }

  /**
   * Takes effect at once, is on disk when it resolves.
   *
   * @throws what the disk says; the change then holds for this run
   */
  async change(change: SettingsChange): Promise<SettingsView> {
    const before = this.current;
    this.#chosen = addedTo(this.#chosen, change);
    // A person's word is later than the switch that the app was started with.
    if (change.language !== undefined) this.#override.language = undefined;
    if (change.theme !== undefined) this.#override.theme = undefined;
    this.#view = this.#resolved();
    try {
      await this.#parts.file.write(this.#chosen);
    } finally {
      for (const callback of this.#callbacks) callback(this.current, before);
    }
    return this.#view;
  }

  onChange(callback: (now: Settings, before: Settings) => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  #resolved(): SettingsView {
    const { preset, systemLanguage } = this.#parts;
    const choice = this.#chosen.language ?? preset.language ?? 'system';
    const language = this.#override.language ?? (choice === 'system' ? systemLanguage : choice);
    const given = { ...defaultSettings(language), language: preset.language ?? 'system', theme: preset.theme ?? 'system' } as const;
    const settings = withChange(given, this.#chosen);
    return { settings, shown: { language, theme: this.#override.theme ?? settings.theme } };
  }
}
