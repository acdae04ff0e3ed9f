import type { dialMethods } from '../../../shared/api/dial-methods.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import { log } from '../../logging.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { dialNumber } from './dial.ts';

/** @param ask over whatever connection there is at that moment */
export function dialHandlers(ask: AskRelay): Pick<Handlers, keyof typeof dialMethods> {
  const told = (outcome: string): void => log.info({ outcome }, 'a call was asked for');
  return { 'dial.number': ({ number }) => dialNumber(number, { ask, told }) };
}
