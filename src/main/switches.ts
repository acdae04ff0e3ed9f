import { z } from 'zod';
import type { Result } from '../shared/result.ts';
import { fail, ok } from '../shared/result.ts';

export const languages = ['zh-CN', 'en', 'vi'] as const;
export type Language = (typeof languages)[number];

export const themes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

const switchesSchema = z.object({
  relay: z.url({ protocol: /^https?$/ }).optional(),
  token: z.string().min(1).max(512).optional(),
  profile: z.string().min(1).optional(),
  lang: z.enum(languages).optional(),
  theme: z.enum(themes).optional(),
});
export type Switches = z.infer<typeof switchesSchema>;

const names = ['relay', 'token', 'profile', 'lang', 'theme'] as const;

/**
 * Reads `--name=value` switches (contract §6). With the equals sign only: Electron on Windows stops reading
 * at a bare URL. What is not ours is Chromium's and left alone.
 */
export function readSwitches(argv: readonly string[]): Result<Switches> {
  const given: Record<string, string> = {};
  for (const argument of argv) {
    const name = names.find((candidate) => argument.startsWith(`--${candidate}=`));
    if (name) given[name] = argument.slice(name.length + 3);
  }
  const parsed = switchesSchema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const wrong = parsed.error.issues.map((issue) => `--${issue.path.join('.')}`).join(', ');
  return fail('wrong-switch', `The value of ${wrong} cannot be read.`, 'Give it as --relay=http://host:7700, --lang=zh-CN|en|vi, --theme=light|dark|contrast.');
}
