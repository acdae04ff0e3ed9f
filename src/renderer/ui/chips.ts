/** One extra of a call, ready to be shown: `order` and `X9`. */
export interface Chip {
  readonly key: string;
  readonly value: string;
}

/** Beyond this a value is cut for good: even a tooltip has an end. */
const longestValue = 400;

/** Turns the extras that came with a call into chips; fields without content say nothing and are left out. */
export function chipsOf(extras: Readonly<Record<string, unknown>> | null): readonly Chip[] {
  return Object.entries(extras ?? {}).flatMap(([key, value]) => {
    const text = textOf(value).trim();
    return text === '' ? [] : [{ key, value: text.length > longestValue ? `${text.slice(0, longestValue)}…` : text }];
  });
}

/** Lists read as lists, nested fields as `key: value`, two levels deep; anything deeper is only hinted at. */
function textOf(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'object') return String(value);
  if (depth === 2) return '…';
  if (Array.isArray(value)) return joined(value.map((item) => textOf(item, depth + 1)));
  return joined(Object.entries(value).map(([key, inner]) => withKey(key, textOf(inner, depth + 1))));
}

function withKey(key: string, text: string): string {
  return text === '' ? '' : `${key}: ${text}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
