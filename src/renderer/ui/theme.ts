/** What the user may choose; `system` follows the computer. */
export const themeChoices = ['light', 'dark', 'contrast', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = Exclude<ThemeChoice, 'system'>;

/** What the computer is set to. */
export interface SystemWish {
  readonly dark: boolean;
  readonly moreContrast: boolean;
}

/** The theme to show; an unknown choice follows the computer. */
export function resolveTheme(choice: string | null, system: SystemWish): Theme {
  const chosen = themeChoices.find((known) => known === choice) ?? 'system';
  if (chosen !== 'system') return chosen;
  if (system.moreContrast) return 'contrast';
  return system.dark ? 'dark' : 'light';
}
