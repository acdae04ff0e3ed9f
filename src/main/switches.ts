import { z } from 'zod';
import { readEnrolmentLink } from '../shared/api/enrolment-link.ts';
import { languageSchema, themeSchema } from '../shared/api/settings.ts';
import type { Result } from '../shared/result.ts';
import { fail, ok } from '../shared/result.ts';

/** A relay is known by its origin, so that one relay never has two histories. */
export const relaySchema = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

export const codeSchema = z.string().trim().min(1).max(200);

const switchesSchema = z.object({
  relay: relaySchema.optional(),
  token: z.string().min(1).max(512).optional(),
  code: codeSchema.optional(),
  enrol: z
    .string()
    .transform((link) => readEnrolmentLink(link))
    .pipe(z.object({ relay: z.string(), code: z.string(), key: z.string().nullable() }))
    .optional(),
  preset: z.string().min(1).optional(),
  profile: z.string().min(1).optional(),
  lang: languageSchema.optional(),
  theme: themeSchema.optional(),
});
export type Switches = z.infer<typeof switchesSchema>;

const names = ['relay', 'token', 'code', 'enrol', 'preset', 'profile', 'lang', 'theme'] as const;

/**
 * Reads `--name=value` switches (contract §6). With the equals sign only: Electron on Windows stops reading
 * at a bare URL, and so does this: behind a link that a page opened stands what the page wanted, not the user.
 * What is not ours is Chromium's and left alone.
 */
export function readSwitches(argv: readonly string[]): Result<Switches> {
  const given: Record<string, string> = {};
  for (const argument of argv) {
    if (/^[a-z][a-z0-9+.-]+:/i.test(argument)) break;
    const name = names.find((candidate) => argument.startsWith(`--${candidate}=`));
    if (name) given[name] = argument.slice(name.length + 3);
  }
  const parsed = switchesSchema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const wrong = [...new Set(parsed.error.issues.map((issue) => `--${String(issue.path[0])}`))].join(', ');
  return fail(
    'wrong-switch',
    `The value of ${wrong} cannot be read.`,
    'Give it as --relay=http://host:7700, --enrol=danping://enrol?…, --lang=zh-CN|en|vi, --theme=light|dark|contrast.',
  );
}
