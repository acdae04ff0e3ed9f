import { careRoutes } from '../../../src/shared/api/admin/care.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { unknownSource } from '../../auth/source-settings.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';
import { eraseCustomer } from './erase-customer.ts';
import type { TestCalls } from './test-calls.ts';

/** Test calls, and customers who want to be forgotten. */
export function careDoors(parts: AdminParts, calls: TestCalls): readonly AdminDoor[] {
  const { store, changes } = parts;
  let erasing = false;
  return [
    served(careRoutes['testCall.start'], async ({ source: id, agentNumber, direction, customerNumber, paceMs }, by) => {
      const directory = store.current();
      const source = directory.source(id);
      if (!source) return { ok: false, failure: unknownSource(id) };
      const agent = directory.enrolled.find(({ number }) => number === agentNumber);
      if (!agent) return fail('agent-unknown', `There is no agent ${agentNumber}.`, 'Add the agent first: a test call pops up at somebody’s desk.');
      const noted = changes.note(by, { what: 'test-call', about: { source: id, agentNumber, direction } });
      if (!noted.ok) return noted;
      const extension = directory.extensionOf(id, agentNumber) ?? agentNumber;
      const plan = { dialect: source.dialect, direction, agent: { number: agentNumber, name: agent.name, extension }, customerNumber, at: Date.now(), paceMs };
      const started = await calls.start(source, plan);
      return started ? ok(started) : fail('no-test-call', `Nobody simulates ${source.dialect}.`, 'Call the number of the cloud instead.');
    }),
    served(careRoutes['testCall.show'], ({ id }) => {
      const call = calls.get(id);
      return call ? ok(call) : fail('call-unknown', `There is no test call ${id}.`, 'The relay remembers the latest 50, since it was started.');
    }),
    served(careRoutes['customer.erase'], async ({ customerNumber }, by) => {
      if (erasing) return fail('busy', 'Another customer is being erased.', 'Try again when that is done.');
      erasing = true;
      try {
        return await eraseCustomer(parts, customerNumber, by);
      } finally {
        erasing = false;
      }
    }),
  ];
}
