import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { jsonOf } from './relay-process.ts';

/** Every dialect that the relay speaks. */
export const dialectNames = ['moor-v7', 'yunhuni', 'tel4vn', 'wellcloud'] as const;
export type DialectName = (typeof dialectNames)[number];

const folderOf = (dialect: DialectName): URL => new URL(`../../dialects/${dialect}/fixtures/`, import.meta.url);

/** One example body of a dialect, as its file holds it. */
export function fixtureText(dialect: DialectName, file: string): string {
  return readFileSync(new URL(file, folderOf(dialect)), 'utf8');
}

const bodySchema = z.record(z.string(), z.unknown());

/** One example body of a dialect with some of its fields changed; `undefined` takes a field out. */
export function fixture(dialect: DialectName, name: string, changes: object = {}): object {
  return { ...bodySchema.parse(JSON.parse(fixtureText(dialect, `${name}.json`))), ...changes };
}

/** The texts of all example bodies, those that are no JSON among them. */
export function allFixtures(): readonly { readonly dialect: DialectName; readonly text: string }[] {
  return dialectNames.flatMap((dialect) =>
    readdirSync(folderOf(dialect))
      .filter((file) => !file.endsWith('.ts'))
      .toSorted()
      .map((file) => ({ dialect, text: fixtureText(dialect, file) })),
  );
}

const addedSchema = z.object({ hookPath: z.string() });

/** Adds one source of each dialect, named after it. @returns their hook paths */
export async function addSourceOfEach(data: string): Promise<Record<DialectName, string>> {
  const add = async (dialect: DialectName): Promise<string> =>
    addedSchema.parse(await jsonOf('source', 'add', dialect, '--data', data, '--json')).hookPath;
  return { 'moor-v7': await add('moor-v7'), yunhuni: await add('yunhuni'), tel4vn: await add('tel4vn'), wellcloud: await add('wellcloud') };
}
