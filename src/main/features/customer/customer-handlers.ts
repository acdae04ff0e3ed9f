import type { Handlers } from '../../ipc/serve-methods.ts';
import type { Callers } from './callers.ts';

/** Tells pages where numbers belong, in the language on the screen. */
export function customerHandlers({ identify }: Callers): Pick<Handlers, 'customer.regions'> {
  return { 'customer.regions': ({ numbers }) => Promise.all(numbers.map(async ({ number, dialect }) => (await identify(number, dialect)).region)) };
}
