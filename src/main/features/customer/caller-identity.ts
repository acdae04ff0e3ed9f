import type { Language } from '../../../shared/api/settings.ts';
import { Lru } from './lru.ts';
import type { NumberTables } from './number-file.ts';
import { shortPlace, withCountry, wordOf } from './place-words.ts';
import type { HomeRegion, ReadNumber } from './read-number.ts';
import { readNumber } from './read-number.ts';
import { namesOf } from './prefix-table.ts';

/** What a number tells by itself, without any network, in the agent's language. */
export interface CallerIdentity {
  /** `江苏 连云港`; with the country where it is not home. */
  readonly region: string | null;
  /** To whom the number's range was given; the customer may have taken the number elsewhere since. */
  readonly carrier: string | null;
}

export const nobody: CallerIdentity = { region: null, carrier: null };

const mostRemembered = 2_000;

const callingCodeOfHome: Readonly<Record<HomeRegion, string>> = { CN: '86', VN: '84' };

/** Tells region and carrier of numbers (Google's libphonenumber data, compiled at build). Never throws, whatever the number. */
export class CallerIdentities {
  readonly #tablesOf: (callingCode: string) => Promise<NumberTables | null>;
  readonly #remembered = new Lru<CallerIdentity>(mostRemembered);

  /** @param tablesOf what is known of a calling code; `null` when nothing is */
  constructor(tablesOf: (callingCode: string) => Promise<NumberTables | null>) {
    this.#tablesOf = tablesOf;
  }

  /** Reads ahead what most calls will need. */
  async warmUp(home: HomeRegion): Promise<void> {
    await this.#tablesOf(callingCodeOfHome[home]);
  }

  async of(number: string, home: HomeRegion, language: Language): Promise<CallerIdentity> {
    const key = `${language} ${home} ${number}`;
    const remembered = this.#remembered.get(key);
    if (remembered) return remembered;
    const identity = await this.#lookUp(number, home, language);
    this.#remembered.set(key, identity);
    return identity;
  }

  async #lookUp(number: string, home: HomeRegion, language: Language): Promise<CallerIdentity> {
    const read = readNumber(number, home);
    if (!read) return nobody;
    const tables = await this.#tablesOf(read.callingCode);
    const place = wordOf(tables && namesOf(tables.regions, read.nationalNumber), language);
    return {
      region: regionOf(place === null ? null : shortPlace(place, language), read, home, language),
      carrier: wordOf(tables && namesOf(tables.carriers, read.nationalNumber), language),
    };
  }
}

function regionOf(place: string | null, { country }: ReadNumber, home: HomeRegion, language: Language): string | null {
  if (country === null || country === home) return place;
  const name = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(country);
  return name === undefined ? place : withCountry(place, name, language);
}
