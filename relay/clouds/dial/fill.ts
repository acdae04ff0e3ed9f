/** Who calls whom. */
export interface DialValues {
  readonly agentNumber: string;
  /** Under what the source knows the agent. */
  readonly extension: string;
  /** The number to call. */
  readonly number: string;
}

const places = /\{(agentNumber|extension|number|customerNumber)\}/g;
/** What looks like a place to fill in and is none. */
const otherPlaces = /\{(?!(?:agentNumber|extension|number|customerNumber)\})[A-Za-z]+\}/;

/** @returns the first `{word}` that nothing would be filled in for; `null` where there is none. */
export function unknownPlaceIn(template: string): string | null {
  return otherPlaces.exec(template)?.[0] ?? null;
}

/** Whether a brace stands there that is no place's: a place that was not closed would be sent as it is. */
export function hasLooseBrace(template: string): boolean {
  return /[{}]/.test(template.replaceAll(places, ''));
}

/** Fills a template in, each value escaped for where it stands. */
export function fill(template: string, values: DialValues, escape: (value: string) => string): string {
  const byName: Readonly<Record<string, string>> = { ...values, customerNumber: values.number };
  return template.replaceAll(places, (_place, name: string) => escape(byName[name] ?? ''));
}

/** For a part of an address, and for a form. */
export const asUriPart = encodeURIComponent;

/** For the inside of a JSON text. */
export function asJsonText(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** For a header, whose value ends at a line break. */
export function asHeader(value: string): string {
  return value.replaceAll(/[^\u0021-\u007E]/g, '');
}

/** Numbers that show a place where only some would do: a JSON number cannot begin with a plus. */
export const sampleValues: DialValues = { agentNumber: '20001', extension: '101', number: '+0*#1' };
