import { fail, ok, type Result } from '../result.ts';
import type { Template } from './template.ts';

/** What a placeholder stands for in one call: `null` where the call does not tell, `undefined` for a name that means nothing. */
export type ValueOf = (name: string) => string | null | undefined;

export interface Filled {
  readonly url: string;
  /** Placeholders without a value in this call; they are left empty. */
  readonly missing: readonly string[];
  /** Placeholders that no call ever fills. */
  readonly unknown: readonly string[];
}

const longestValue = 1_000;
/** Beyond this, browsers and servers begin to cut. */
const longestUrl = 8_000;

/** Puts a call's values into the template, encoded so that none of them can change what the rest of the address means. */
export function fillTemplate(template: Template, valueOf: ValueOf): Result<Filled> {
  const missing = template.placeholders.filter((name) => valueOf(name) === null);
  const unknown = template.placeholders.filter((name) => valueOf(name) === undefined);
  const rest = template.parts.map((part) => (part.kind === 'text' ? part.text : encoded(valueOf(part.name) ?? ''))).join('');
  const [path = ''] = rest.split(/[?#]/);
  // Encoding leaves dots alone, and browsers take %2e for one: such a step would climb out of the template's folder.
  if (path.split('/').some((step) => /^(\.|%2e){1,2}$/i.test(step))) return fail('crm-path', 'A value would change the folder of the address.', 'Put the placeholder behind a ?.');
  const url = template.origin + (rest.startsWith('/') || rest === '' ? rest : `/${rest}`);
  if (url.length > longestUrl) return fail('crm-too-long', 'The filled address is too long.', 'Use fewer placeholders.');
  return ok({ url, missing, unknown });
}

function encoded(value: string): string {
  const whole = value.toWellFormed();
  return encodeURIComponent(whole.slice(0, longestValue).toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
