import { defaultSettings, settingsSchema, type Settings, type SettingsChange, type SettingsView } from '../../../shared/api/settings.ts';
import { nearestLanguage } from '../../i18n/languages.ts';

const key = 'danping.settings';

/** The settings of this browser: how its pages look, nothing of calls or people. Where nothing may be kept they hold until the page goes. */
export class WebSettings {
  #settings: Settings;
  readonly #store: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly #system: string;

  /** @param system the language of the browser */
  constructor(store: Pick<Storage, 'getItem' | 'setItem'> | null, system: string) {
    this.#store = store;
    this.#system = system;
    this.#settings = { ...defaultSettings(nearestLanguage(system)), ...this.#kept() };
  }

  get view(): SettingsView {
    const { language, theme } = this.#settings;
    return { settings: this.#settings, shown: { language: nearestLanguage(language === 'system' ? this.#system : language), theme } };
  }

  change(change: SettingsChange): SettingsView {
    const { popup, privacy, hotKeys, notifications } = this.#settings;
    const read = settingsSchema.safeParse({
      ...this.#settings,
      ...change,
      popup: { ...popup, ...change.popup, directions: { ...popup.directions, ...change.popup?.directions } },
      privacy: { ...privacy, ...change.privacy },
      hotKeys: { ...hotKeys, ...change.hotKeys },
      notifications: { ...notifications, ...change.notifications },
    });
    if (!read.success) return this.view;
    this.#settings = read.data;
    try {
      this.#store?.setItem(key, JSON.stringify(this.#settings));
    } catch {
      // A browser that is full or forbids it: the choice holds for this page.
    }
    return this.view;
  }

  /** What cannot be read is as good as nothing. */
  #kept(): Settings | null {
    try {
      const read = settingsSchema.safeParse(JSON.parse(this.#store?.getItem(key) ?? 'null'));
      return read.success ? read.data : null;
    } catch {
      return null;
    }
  }
}

/** Reading it throws in a browser that keeps nothing. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
