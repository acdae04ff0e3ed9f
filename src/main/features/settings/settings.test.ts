import { describe, expect, it } from 'vitest';
import type { SettingsChange } from '../../../shared/api/settings.ts';
import type { SettingsParts } from './settings.ts';
import { StoredSettings } from './settings.ts';

function settingsWith(parts: Partial<SettingsParts> = {}) {
  const written: SettingsChange[] = [];
  const write = (chosen: SettingsChange): Promise<void> => Promise.resolve(void written.push(chosen));
  const settings = new StoredSettings({ file: { write }, chosen: {}, systemLanguage: 'en', preset: {}, switches: {}, ...parts });
  return { settings, written };
}

describe('language and theme', () => {
  it('follow the computer, then the preset, then the person, then the switch', () => {
    expect(settingsWith().settings.view.shown).toEqual({ language: 'en', theme: 'system' });
    const preset = { language: 'vi', theme: 'dark' } as const;
    expect(settingsWith({ preset }).settings.view.shown).toEqual(preset);
    expect(settingsWith({ preset, chosen: { language: 'system', theme: 'light' } }).settings.view.shown).toEqual({ language: 'en', theme: 'light' });
    expect(settingsWith({ preset, chosen: { language: 'en' }, switches: { language: 'zh-CN', theme: 'contrast' } }).settings.view.shown).toEqual({
      language: 'zh-CN',
      theme: 'contrast',
    });
  });

  it('given by a switch hold for the run and are never stored', async () => {
    const { settings, written } = settingsWith({ switches: { language: 'zh-CN', theme: 'contrast' } });
    await settings.change({ startAtLogIn: true });
    expect(settings.view.shown).toEqual({ language: 'zh-CN', theme: 'contrast' });
    expect(written).toEqual([{ startAtLogIn: true }]);
  });

  it('chosen by the person take the place of a switch at once', async () => {
    const { settings } = settingsWith({ switches: { language: 'zh-CN', theme: 'contrast' } });
    expect((await settings.change({ language: 'vi' })).shown).toEqual({ language: 'vi', theme: 'contrast' });
  });
});

it('takes the home region from the language until the person says otherwise', async () => {
  const { settings } = settingsWith();
  await settings.change({ language: 'vi' });
  expect(settings.current.homeRegion).toBe('VN');
  await settings.change({ homeRegion: 'CN' });
  await settings.change({ language: 'vi' });
  expect(settings.current.homeRegion).toBe('CN');
});

it('stores only what was chosen, so that a default may change with a version', async () => {
  const { settings, written } = settingsWith();
  await settings.change({ popup: { mode: 'off' } });
  await settings.change({ theme: 'dark' });
  expect(written.at(-1)).toEqual({ popup: { mode: 'off' }, theme: 'dark' });
});

it('tells of a change, and that it could not be written, and lets it hold all the same', async () => {
  const { settings } = settingsWith({ file: { write: () => Promise.reject(new Error('ENOSPC')) } });
  const heard: string[] = [];
  const stop = settings.onChange((now, before) => heard.push(`${before.popup.mode} ${now.popup.mode}`));
  await expect(settings.change({ popup: { mode: 'off' } })).rejects.toThrow('ENOSPC');
  expect(heard).toEqual(['on off']);
  expect(settings.current.popup.mode).toBe('off');
  stop();
  await settings.change({ popup: { mode: 'on' } }).catch(() => undefined);
  expect(heard).toHaveLength(1);
});
