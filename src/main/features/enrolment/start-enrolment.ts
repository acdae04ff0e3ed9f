import type { EnrolmentView } from '../../../shared/api/enrolment-methods.ts';
import type { Failure } from '../../../shared/result.ts';
import { log } from '../../logging.ts';
import { Enrolment } from './enrolment.ts';
import type { GivenEnrolment } from './enrolment.ts';
import { KnownKeys } from '../updates/known-keys.ts';
import { EnrolmentFile } from './enrolment-file.ts';
import { exchangeCode } from './exchange.ts';
import { safeStorageKeyStore } from './key-store.ts';
import type { Seat } from './seat.ts';
import { TokenKeeping } from './token-keeping.ts';

export interface EnrolmentSurroundings {
  changed(view: EnrolmentView): void;
  attention(): void;
}

/** The enrolment of this profile, with the real key store, disk and network. */
export function createEnrolment(profile: string, given: GivenEnrolment, seat: Seat, surroundings: EnrolmentSurroundings): Enrolment {
  return new Enrolment({
    given,
    keeping: new TokenKeeping(new EnrolmentFile(profile), safeStorageKeyStore),
    exchange: exchangeCode,
    pin: (relay, updateKey) => new KnownKeys(profile).remember(relay, updateKey).catch((error: unknown) => log.error({ error: String(error) }, 'the relay’s key could not be kept')),
    take: (credentials) => seat.take(credentials),
    leave: () => seat.leave(),
    report: ({ code }: Failure) => log.warn({ code }, 'enrolment failed'),
    ...surroundings,
  });
}
