import { customerNumberOf } from '../search/customer-number.ts';

/** Shorter numbers stand in any text by chance. */
const shortestSought = 7;
const quickLookDigits = 4;
/** How people group the digits of a number. */
const between = '[\\s.()/-]{0,2}';
/** The dialects whose clouds send numbers of different countries without their code. */
const readings = ['', 'tel4vn'];

/** One person's number in every way of writing it, to be found and taken out of texts of any kind. */
export class Mentions {
  /** By what the number's calls and contacts are filed. */
  readonly filedUnder: readonly { readonly key: string; readonly tail: string }[];
  /** Whatever mentions the number has these digits in it; `null` for a number too short to be looked for in texts. */
  readonly lastDigits: string | null;
  readonly #pattern: RegExp | null;

  constructor(number: string) {
    const read = readings.map((dialect) => customerNumberOf(number, dialect));
    this.filedUnder = [...new Map(read.map(({ key, tail }) => [key, { key, tail }])).values()];
    const writings = read.flatMap((one) => one.writings).filter((writing) => /^\d+$/.test(writing));
    const core = writings.map((writing) => writing.replace(/^0+/, '')).toSorted((a, b) => a.length - b.length)[0] ?? '';
    const isSought = core.length >= shortestSought;
    this.lastDigits = isSought ? core.slice(-quickLookDigits) : null;
    this.#pattern = isSought ? new RegExp(`(?<!\\d)\\+?(?:\\d{1,4}${between}){0,2}${[...core].join(between)}(?!\\d)`, 'g') : null;
  }

  isCustomer(number: string | null, dialect: string): boolean {
    return number !== null && this.#isMeant(customerNumberOf(number, dialect).key);
  }

  isIn(text: string): boolean {
    return this.without(text) !== text;
  }

  /** The text with every writing of the number taken out. */
  without(text: string): string {
    if (this.#pattern === null) return text;
    return text.replace(this.#pattern, (found) => (readings.some((dialect) => this.#isMeant(customerNumberOf(found, dialect).key)) ? '' : found));
  }

  /** The JSON value with every such text and number emptied. */
  withoutIn(value: unknown): unknown {
    if (typeof value === 'string') return value === '' ? '' : this.without(value) || null;
    if (typeof value === 'number') return this.isIn(String(value)) ? null : value;
    if (Array.isArray(value)) return value.map((inner) => this.withoutIn(inner)).filter((inner, index) => inner !== null || value[index] === null);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [this.without(field), this.withoutIn(inner)]));
  }

  #isMeant(key: string): boolean {
    return this.filedUnder.some((filed) => filed.key === key);
  }
}
