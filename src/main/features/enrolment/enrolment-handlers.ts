import type { enrolmentMethods } from '../../../shared/api/enrolment-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import type { Enrolment } from './enrolment.ts';

export function enrolmentHandlers(enrolment: Enrolment): Pick<Handlers, keyof typeof enrolmentMethods> {
  return {
    'enrolment.view': () => enrolment.view,
    'enrolment.submit': (wish) => enrolment.submit(wish),
    'enrolment.begin': () => enrolment.begin(),
    'enrolment.cancel': () => enrolment.cancel(),
    'enrolment.signOut': () => enrolment.signOut(),
    'enrolment.retry': () => enrolment.retry(),
  };
}
