import { describe, expect, it } from 'vitest';
import { resolveTheme } from './theme.ts';

describe('the theme', () => {
  it('is what the user chose, whatever the computer is set to', () => {
    expect(resolveTheme('light', { dark: true, moreContrast: true })).toBe('light');
    expect(resolveTheme('contrast', { dark: false, moreContrast: false })).toBe('contrast');
  });

  it.each(['system', null, 'sepia'])('follows the computer for %j', (choice) => {
    expect(resolveTheme(choice, { dark: false, moreContrast: false })).toBe('light');
    expect(resolveTheme(choice, { dark: true, moreContrast: false })).toBe('dark');
    expect(resolveTheme(choice, { dark: true, moreContrast: true })).toBe('contrast');
  });
});
