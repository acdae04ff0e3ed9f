import type { Random } from '../random.ts';
import type { Customer } from './parties.ts';
import { someCustomer } from './places.ts';

/**
 * The people who call and are called. The rank drawn is Pareto's: some six in ten are met once, a fifth of the people
 * makes more than a third of the calls, and a few come again and again.
 *
 * @param expectedCalls how many draws there will be, about
 */
export function createCustomers(random: Random, expectedCalls: number): () => Customer {
  const known: Customer[] = [];
  const scale = Math.max(1, expectedCalls / 1.5);
  return () => {
    const rank = Math.floor(((1 - random.next()) ** (-1 / 1.2) - 1) * scale);
    const customer = known[rank];
    if (customer) return customer;
    const met = someCustomer(random);
    known.push(met);
    return met;
  };
}
