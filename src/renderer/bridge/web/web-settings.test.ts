import { expect, it } from 'vitest';
import { WebSettings } from './web-settings.ts';

const store = () => {
  const held = new Map<string, string>();
  return { held, getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value) };
};

it('a choice outlives the page, and nothing else is kept', () => {
  const kept = store();
  const before = new WebSettings(kept, 'vi-VN');
  expect(before.view.shown).toEqual({ language: 'vi', theme: 'system' });
  before.change({ language: 'zh-CN', theme: 'dark', privacy: { maskNumbers: true } });
  const after = new WebSettings(kept, 'vi-VN');
  expect([after.view.shown, after.view.settings.privacy.maskNumbers]).toEqual([{ language: 'zh-CN', theme: 'dark' }, true]);
  expect([...kept.held.keys()]).toEqual(['danping.settings']);
});

it.each([['nothing at all', null], ['what is no setting', '{"theme":7}'], ['what is no JSON', '{']])('a browser that keeps %s begins with what is usual there', (_what, text) => {
  const kept = store();
  if (text !== null) kept.held.set('danping.settings', text);
  expect(new WebSettings(kept, 'zh').view.shown.language).toBe('zh-CN');
});

it('where nothing may be kept, a choice holds for the page', () => {
  const forbidding = { getItem: () => null, setItem: () => { throw new Error('QuotaExceededError'); } };
  for (const place of [forbidding, null]) expect(new WebSettings(place, 'en').change({ theme: 'contrast' }).shown.theme).toBe('contrast');
});
