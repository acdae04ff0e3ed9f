import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Random } from '../random.ts';

/** The ids that the cloud makes up, in the forms of the V7 page's examples. */
export interface Ids {
  /** 32 hexadecimal digits. */
  event(): string;
  /** 18 digits that grow with time. */
  call(at: EpochMs): string;
  /** The id of a channel: a UUID. */
  channel(): string;
  /** 24 hexadecimal digits: agents, groups. */
  object(): string;
}

/** With 21 bits below the milliseconds, ids from mid 2020 to 2033 have 18 digits, as those of the page. */
const callIdEpoch = Date.parse('2018-04-20T00:00:00Z');

export function createIds(random: Random): Ids {
  const machine = BigInt(random.int(0, 1023));
  let count = 0n;
  return {
    event: () => random.hex(32),
    call: (at) => {
      count += 1n;
      return String((BigInt(at - callIdEpoch) << 21n) | (machine << 11n) | (count & 0x7ffn));
    },
    channel: () => [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-'),
    object: () => random.hex(24),
  };
}
