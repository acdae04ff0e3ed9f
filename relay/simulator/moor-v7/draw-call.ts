import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Random } from '../random.ts';
import type { Ids } from './ids.ts';
import type { CloudCall, Customer, DisplayGroups } from './parties.ts';
import { noDisplayGroups } from './parties.ts';
import { proportions } from './proportions.ts';

/** What the draws of one shift share. */
export interface Draw {
  readonly random: Random;
  readonly ids: Ids;
  readonly accountId: string;
  readonly someCustomer: () => Customer;
}

const displayNumbers = ['01081400192', '01081400193', '02258834811'] as const;
const trunkNumbers = ['01080455499', '4008112233'] as const;
const displayGroups: DisplayGroups = { ids: ['60541bbf4aab2c0021278ad2', '605be962a342660011ecc5af'], names: ['分组1', '分组2'] };

export function drawInboundCall({ random, ids, accountId, someCustomer }: Draw, at: EpochMs): CloudCall {
  return {
    accountId,
    callUniqueId: ids.call(at),
    superUniqueId: ids.call(at),
    callType: 'incoming',
    customer: someCustomer(),
    trunkNumber: random.pick(trunkNumbers),
    displayNumber: '',
    extras: '',
    displayGroups: noDisplayGroups,
  };
}

export function drawOutboundCall({ random, ids, accountId, someCustomer }: Draw, at: EpochMs): CloudCall {
  const customer = someCustomer();
  return {
    accountId,
    callUniqueId: ids.call(at),
    superUniqueId: ids.call(at),
    callType: random.weighted(proportions.outboundCallType),
    customer,
    trunkNumber: '',
    displayNumber: random.pick(displayNumbers),
    extras: drawExtras(random, customer),
    displayGroups: random.chance(proportions.displayGroup) ? displayGroups : noDisplayGroups,
  };
}

function drawExtras(random: Random, customer: Customer): CloudCall['extras'] {
  const sort = random.weighted(proportions.extras);
  if (sort === 'none') return '';
  const extras = {
    orderNo: `X${random.int(10_000, 99_999)}`,
    customerName: customer.name,
    reason: random.pick(['售后回访', '退货未到账', '续费提醒', '投诉跟进']),
    ...(customer.isVip && { vip: 'VIP' }),
  };
  return sort === 'object' ? extras : JSON.stringify(extras);
}
