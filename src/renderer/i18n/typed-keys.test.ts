import { expect, it } from 'vitest';
import { startI18n } from './start.ts';

it('a key that no text has does not compile, and is reported where it gets through', () => {
  const missing: string[] = [];
  const t = startI18n('en', {}, (key) => missing.push(key)).getFixedT(null, 'popup');
  // @ts-expect-error No text has this key. Were it accepted, the type check would complain of this very line.
  expect(t('no-such-key')).toBe('…');
  expect(missing).toEqual(['popup:no-such-key']);
});
