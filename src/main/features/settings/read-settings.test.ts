import { assert, jsonValue, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, settingsSchema } from '../../../shared/api/settings.ts';
import type { SettingsChange } from '../../../shared/api/settings.ts';
import { addedTo, readChosen, withChange } from './read-settings.ts';

const template = {
  id: 'a',
  name: 'CRM',
  url: 'https://crm.example.com/?p={customerNumber}',
  on: 'ring',
  directions: { inbound: true, outbound: false, internal: false },
  numberPattern: null,
  allowHttp: false,
} as const;

const chosen: SettingsChange = {
  language: 'vi',
  theme: 'contrast',
  popup: { mode: 'silent', directions: { internal: false }, endedStaysSeconds: 300, display: 7 },
  privacy: { keepDays: null },
  hotKeys: { popup: 'F9' },
  crm: { templates: [template] },
};

describe('what a settings file holds', () => {
  it('is read as it was chosen', () => {
    expect(readChosen(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it('counts field by field: a broken one costs only itself', () => {
    const broken = { ...chosen, theme: 'sepia', popup: { ...chosen.popup, endedStaysSeconds: 'long', corner: 3 }, privacy: [], notANewField: 1 };
    expect(readChosen(broken)).toEqual({
      language: 'vi',
      popup: { mode: 'silent', directions: { internal: false }, display: 7 },
      hotKeys: { popup: 'F9' },
      crm: { templates: [template] },
    });
  });

  it('loses one broken template of a list, not the list', () => {
    expect(readChosen({ crm: { templates: [{ ...template, url: '' }, template, 7] } })).toEqual({ crm: { templates: [template] } });
  });

  it('never keeps the app from starting, whatever it is', () => {
    assert(
      property(jsonValue(), (raw) => {
        expect(settingsSchema.safeParse(withChange(defaultSettings('en'), readChosen(raw))).success).toBe(true);
      }),
    );
    assert(
      property(record({ popup: jsonValue(), crm: record({ templates: jsonValue() }), hotKeys: jsonValue() }), (raw) => {
        expect(settingsSchema.safeParse(withChange(defaultSettings('vi'), readChosen(raw))).success).toBe(true);
      }),
    );
  });

  it('keeps at most ten templates', () => {
    const many = Array.from({ length: 15 }, (_, index) => ({ ...template, id: String(index) }));
    expect(readChosen({ crm: { templates: many } }).crm?.templates).toHaveLength(10);
  });
});

it('a change touches only what it names, and takes the place of a list', () => {
  const settings = withChange(defaultSettings('zh-CN'), { popup: { directions: { outbound: false } }, crm: { templates: [template] } });
  expect(settings.popup).toEqual({ ...defaultSettings('zh-CN').popup, directions: { inbound: true, outbound: false, internal: true } });
  expect(addedTo(chosen, { crm: { templates: [] }, popup: { mode: 'on' } })).toEqual({ ...chosen, crm: { templates: [] }, popup: { ...chosen.popup, mode: 'on' } });
});
