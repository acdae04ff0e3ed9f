import { z } from 'zod';
import type { EpochMs } from '../contract/time.ts';
import { method, numberSchema } from './method.ts';

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly note: string | null;
  /** As they were typed, in that order. */
  readonly numbers: readonly string[];
  readonly updatedAt: EpochMs;
}

export const contactPositionSchema = z.object({ sortKey: z.string(), id: z.string() });
/** Where a page of contacts ends: the next one starts after it. */
export type ContactPosition = z.infer<typeof contactPositionSchema>;

export interface ContactPage {
  /** By name; Chinese names by their pinyin. */
  readonly contacts: readonly Contact[];
  readonly next: ContactPosition | null;
}

const line = z.string().trim().max(200);
const emptyAsNull = (text: string | null): string | null => (text === '' ? null : text);

export const contactFieldsSchema = z.object({
  name: line.min(1),
  company: line.nullable().transform(emptyAsNull),
  note: z.string().trim().max(2_000).nullable().transform(emptyAsNull),
  numbers: z.array(numberSchema.trim().regex(/\d/)).min(1).max(20),
});
export type ContactFields = z.output<typeof contactFieldsSchema>;

/** Why a line of an imported file was not taken. */
export const refusals = ['no-name', 'no-number', 'bad-number', 'too-long', 'too-many-numbers', 'unreadable'] as const;
export type Refusal = (typeof refusals)[number];

export type ContactImport =
  | {
      readonly ok: true;
      readonly added: number;
      /** Contacts of the same name and number were there already, and have taken over what is new. */
      readonly updated: number;
      /** By line of the file, the header being line 1; at most the first 1,000. */
      readonly refused: readonly { readonly line: number; readonly why: Refusal }[];
      readonly refusedCount: number;
    }
  /** Nothing was taken: the first line names no column for a name or none for a number. */
  | { readonly ok: false; readonly missing: 'name' | 'number' | 'rows' };

/** A list of a hundred thousand contacts is about 6 MB. */
const longestFile = 32 * 1024 * 1024;

export const contactsMethods = {
  /** Every word of `text` must stand in name, pinyin, company, note or number. */
  'contacts.page': method<ContactPage>()(
    z.object({ text: z.string().max(200), after: contactPositionSchema.nullable(), limit: z.int().min(1).max(500) }),
  ),
  /** A new contact where `id` is `null`. */
  'contacts.save': method<Contact>()(contactFieldsSchema.extend({ id: z.string().min(1).max(64).nullable() })),
  'contacts.remove': method<void>()(z.object({ id: z.string().min(1).max(64) })),
  /** The text of a CSV file with a header line, in Chinese, English or Vietnamese. */
  'contacts.import': method<ContactImport>()(z.object({ csv: z.string().max(longestFile) })),
} as const;
