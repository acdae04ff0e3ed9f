import { z } from 'zod';
import { acceleratorSchema } from './accelerator.ts';

/** The interface's languages (contract §6). */
export const languageSchema = z.enum(['zh-CN', 'en', 'vi']);
export type Language = z.infer<typeof languageSchema>;

export const themeSchema = z.enum(['light', 'dark', 'contrast']);
export type Theme = z.infer<typeof themeSchema>;

/** `system` follows the computer. */
export const languageChoiceSchema = z.enum(['system', ...languageSchema.options]);
export type LanguageChoice = z.infer<typeof languageChoiceSchema>;
export const themeChoiceSchema = z.enum(['system', ...themeSchema.options]);
export type ThemeChoice = z.infer<typeof themeChoiceSchema>;

const directionsSchema = z.strictObject({ inbound: z.boolean(), outbound: z.boolean(), internal: z.boolean() });

/** Which directions a rule is for. A call whose direction nobody said is treated as inbound. */
export type Directions = z.infer<typeof directionsSchema>;

export const crmTemplateSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  /** With placeholders; what they are is the CRM feature's business. */
  url: z.string().trim().min(1).max(2048),
  on: z.enum(['ring', 'answer', 'end', 'never']),
  directions: directionsSchema,
  /** Digits with `*` for any run and `?` for one; `null` for every number. */
  numberPattern: z.string().trim().min(1).max(200).nullable(),
  /** Without it only https opens. */
  allowHttp: z.boolean(),
});
export type CrmTemplate = z.infer<typeof crmTemplateSchema>;

/** A template list holds at most so many. */
export const mostCrmTemplates = 10;

/** Every field is a rule of its own: a broken one falls back alone (read-settings.ts). */
export const settingsShape = {
  language: languageChoiceSchema,
  theme: themeChoiceSchema,
  popup: z.strictObject({
    /** `silent`: no sound. `off`: no pop-up at all; the call still stands in the main window. */
    mode: z.enum(['on', 'silent', 'off']),
    /** Played only when `mode` is `on`. */
    sound: z.enum(['off', 'soft', 'loud']),
    directions: directionsSchema,
    /** How long the card of an ended call stays, in seconds. */
    endedStaysSeconds: z.int().min(5).max(600),
    border: z.enum(['normal', 'bold']),
    corner: z.enum(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
    /** The primary display, the one with the mouse pointer, or one by Electron's `Display.id`. */
    display: z.union([z.enum(['primary', 'pointer']), z.int()]),
  }),
  /** Where numbers without a country code belong. Follows the language until the user says otherwise. */
  homeRegion: z.enum(['CN', 'VN']),
  privacy: z.strictObject({
    maskNumbers: z.boolean(),
    /** How long calls stay on this computer, in days since the relay received them; `null` for ever. */
    keepDays: z.int().min(1).max(3650).nullable(),
  }),
  startAtLogIn: z.boolean(),
  /** Electron accelerators that work while another window has the keyboard; `null` for none. */
  hotKeys: z.strictObject({ popup: acceleratorSchema.nullable(), dialSelection: acceleratorSchema.nullable() }),
  crm: z.strictObject({ templates: z.array(crmTemplateSchema).max(mostCrmTemplates) }),
  notifications: z.strictObject({ missed: z.boolean(), offline: z.boolean() }),
} as const;

export const settingsSchema = z.strictObject(settingsShape);

/** What holds for this person at this computer, every field with a value. */
export type Settings = z.infer<typeof settingsSchema>;

/** Some fields of the settings; a list is replaced whole. */
export const settingsChangeSchema = z.strictObject({
  ...settingsSchema.partial().shape,
  popup: settingsShape.popup.extend({ directions: directionsSchema.partial() }).partial().optional(),
  privacy: settingsShape.privacy.partial().optional(),
  hotKeys: settingsShape.hotKeys.partial().optional(),
  notifications: settingsShape.notifications.partial().optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** What holds as long as nobody said otherwise. */
export function defaultSettings(language: Language): Settings {
  return {
    language: 'system',
    theme: 'system',
    popup: {
      mode: 'on',
      sound: 'soft',
      directions: { inbound: true, outbound: true, internal: true },
      endedStaysSeconds: 60,
      border: 'normal',
      corner: 'bottom-right',
      display: 'primary',
    },
    homeRegion: language === 'vi' ? 'VN' : 'CN',
    privacy: { maskNumbers: false, keepDays: 730 },
    startAtLogIn: false,
    hotKeys: { popup: 'CommandOrControl+Alt+P', dialSelection: null },
    crm: { templates: [] },
    notifications: { missed: true, offline: true },
  };
}

/** What `settings.view` answers and `settings.changed` carries. */
export interface SettingsView {
  readonly settings: Settings;
  /** The language and theme on the screen: switches win for this run, `system` is resolved for the language. */
  readonly shown: { readonly language: Language; readonly theme: ThemeChoice };
}
