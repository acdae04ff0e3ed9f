import { assert, date, property } from 'fast-check';
import { expect, it } from 'vitest';
import { formatterOf } from './clock-time.ts';
import { languages } from './languages.ts';

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

it('tells hours and minutes as the browser does, in every language', () => {
  const formats = languages.map((tag) => ({ own: formatterOf(tag, clock), browser: new Intl.DateTimeFormat(tag, clock) }));
  assert(
    property(date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (at) => {
      for (const { own, browser } of formats) {
        expect(own(at)).toBe(browser.format(at));
        expect(own(at.getTime())).toBe(own(at));
      }
    }),
  );
});

it('leaves everything else to the browser', () => {
  const long = { month: 'long', day: 'numeric' } as const;
  const at = new Date(2026, 10, 20, 9, 5);
  for (const tag of languages) expect(formatterOf(tag, long)(at)).toBe(new Intl.DateTimeFormat(tag, long).format(at));
  expect(formatterOf('zh-CN', { ...clock, day: '2-digit' })(at)).toBe(new Intl.DateTimeFormat('zh-CN', { ...clock, day: '2-digit' }).format(at));
});
