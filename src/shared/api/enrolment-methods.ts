import { z } from 'zod';
import { updateKeySchema } from '../contract/updates.ts';
import type { Failure } from '../result.ts';
import { method, nothing } from './method.ts';

/** Where the token lies: the OS key store, a file that only this user reads, memory alone, or it came as a switch. */
export type TokenPlace = 'key-store' | 'file' | 'memory' | 'switch';

/** Where to keep a token on a computer that has no key store. */
export const withoutKeyStoreSchema = z.enum(['file', 'memory']);
export type WithoutKeyStore = z.infer<typeof withoutKeyStoreSchema>;

/** Who sits at this desk, as far as the enrolment said. */
export interface EnrolledPerson {
  readonly relay: string;
  /** `null` for a token that came as a switch: the relay's greeting tells. */
  readonly agentNumber: string | null;
  readonly name: string | null;
  readonly tokenPlace: TokenPlace;
}

export interface EnrolmentView {
  /** `starting`: the token is being fetched from where it lies. `asking`: the screen stands. */
  readonly stage: 'starting' | 'asking' | 'enrolled';
  /** Still set while a link asks whether to become somebody else. */
  readonly person: EnrolledPerson | null;
  /** What the screen's fields begin with. */
  readonly proposed: { readonly relay: string; readonly code: string; readonly key: string | null };
  /** A link or the person wants another enrolment although there is one: it can be called off. */
  readonly replaces: boolean;
  /** Came by a link: any page can open one, so the screen asks whether it is wanted. */
  readonly byLink: boolean;
  readonly keyStore: 'unknown' | 'there' | 'missing';
  /** Why nobody asked could not be enrolled, or the kept token not be used; or what to know although it worked. */
  readonly failure: Failure | null;
}

export const enrolmentMethods = {
  'enrolment.view': method<EnrolmentView>()(nothing),
  /** Exchanges the code for a token. Answers why not, or `null` once the desk is taken. */
  'enrolment.submit': method<Failure | null>()(
    z.object({
      relay: z.string().max(2048),
      code: z.string().max(200),
      /** Of the link that the fields were filled from. */
      key: updateKeySchema.nullable(),
      withoutKeyStore: withoutKeyStoreSchema.nullable(),
    }),
  ),
  /** Opens the screen for a new code, with the relay's address filled in. */
  'enrolment.begin': method<void>()(nothing),
  /** Closes the screen where it `replaces` an enrolment. */
  'enrolment.cancel': method<void>()(nothing),
  /** Forgets the token. The history stays on this computer, for the same person only. */
  'enrolment.signOut': method<void>()(nothing),
  /** Fetches the kept token once more, for instance after the key store was unlocked. */
  'enrolment.retry': method<void>()(nothing),
} as const;
