import { expect, it } from 'vitest';
import { acceleratorSchema } from './accelerator.ts';
import { defaultSettings, settingsSchema } from './settings.ts';

it.each(['CommandOrControl+Alt+P', 'F9', 'Shift+F12', 'Alt+Space', 'Super+1', 'CommandOrControl+Shift+PageUp'])('%s can be a hot key', (accelerator) =>
  expect(acceleratorSchema.safeParse(accelerator).success).toBe(true),
);

it.each(['P', 'Shift+P', 'Space', 'Alt', 'Alt+', 'Alt+PP', 'Ctrl+Alt', 'Alt+P+', '+P', ''])('%j would take what somebody types, or is none', (accelerator) =>
  expect(acceleratorSchema.safeParse(accelerator).success).toBe(false),
);

it('every default is a setting that a person could choose', () => {
  for (const language of ['zh-CN', 'en', 'vi'] as const) expect(settingsSchema.parse(defaultSettings(language))).toEqual(defaultSettings(language));
});
