import { fail, ok, type Result } from '../result.ts';

/** Where in the address a placeholder stands: what has a meaning there is encoded. */
export type Position = 'path' | 'query' | 'fragment';

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string; readonly position: Position };

/** An address with placeholders that was looked through: only its path, query and fragment depend on the call. */
export interface Template {
  /** Scheme, host and port, as the address bar would show them. */
  readonly origin: string;
  /** What follows the origin. */
  readonly parts: readonly TemplatePart[];
  /** Each name once, in the order of the template. */
  readonly placeholders: readonly string[];
}

const mendAddress = 'Write an address such as https://crm.example.com/customers?number={customerNumber}.';

/**
 * Reads a CRM address. Refused is what could lead a customer's data, or a stranger's, anywhere but to the host that stands in
 * the template: other schemes than https (and http where allowed), user names in it, placeholders before the path.
 */
export function parseTemplate(url: string, allowHttp: boolean): Result<Template> {
  const [whole = '', scheme = '', authority = ''] = /^(https?):\/\/([^/?#]*)/i.exec(url) ?? [];
  if (whole === '') return fail('crm-scheme', 'The address does not begin with https://.', mendAddress);
  if ([...url.replace(/\{[^{}]*\}/g, '')].some(isUnfit)) return fail('crm-sign', 'The address holds a space, a backslash or an invisible sign.', mendAddress);
  if (/[{}]/.test(authority)) return fail('crm-host-placeholder', 'A placeholder stands in the host, so that a call would decide where it leads.', 'Put placeholders after the host, behind a / or a ?.');
  if (authority.includes('@')) return fail('crm-credentials', 'The address holds a user name or a password.', 'Leave them out; the browser asks for them.');
  if (scheme.toLowerCase() === 'http' && !allowHttp) return fail('crm-http', 'The address begins with http://, which anybody on the way can read.', 'Use https://, or allow http for this template.');
  const origin = originOf(whole);
  if (origin === null) return fail('crm-host', 'The host of the address cannot be read.', mendAddress);
  const parts = partsOf(url.slice(whole.length));
  if (parts === null) return fail('crm-brace', 'A { or } stands alone.', 'Write each placeholder as {name}.');
  const names = parts.flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
  return ok({ origin, parts, placeholders: [...new Set(names)] });
}

/** Browsers drop such signs, or read them as others: the address would not be what it seems. */
function isUnfit(sign: string): boolean {
  return sign <= ' ' || sign === '\u007f' || sign === '\\' || /\s/.test(sign);
}

function originOf(address: string): string | null {
  const read = URL.canParse(address) ? new URL(address) : null;
  return read && read.hostname !== '' ? read.origin : null;
}

function partsOf(rest: string): TemplatePart[] | null {
  const parts: TemplatePart[] = [];
  let position: Position = 'path';
  let at = 0;
  for (const match of rest.matchAll(/\{([^{}]*)\}/g)) {
    const text = rest.slice(at, match.index);
    position = positionAfter(position, text);
    parts.push({ kind: 'text', text }, { kind: 'placeholder', name: (match[1] ?? '').trim(), position });
    at = match.index + match[0].length;
  }
  parts.push({ kind: 'text', text: rest.slice(at) });
  return parts.some((part) => part.kind === 'text' && /[{}]/.test(part.text)) ? null : parts.filter((part) => part.kind !== 'text' || part.text !== '');
}

function positionAfter(position: Position, text: string): Position {
  if (position === 'fragment' || text.includes('#')) return 'fragment';
  return position === 'query' || text.includes('?') ? 'query' : 'path';
}
