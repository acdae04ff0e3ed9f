import { peopleRoutes, type AdminAgent } from '../../../src/shared/api/admin/people.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { putAgent, type AgentToAdd } from '../../auth/agents.ts';
import { agentEntries } from '../../auth/people-list.ts';
import { removeAgent } from '../../auth/remove-agent.ts';
import { revokeAgent } from '../../auth/tokens.ts';
import { agentNumberOf } from '../../cli/options.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import { fromCommand } from '../changes.ts';
import type { AdminParts } from '../parts.ts';
import { presenceOf, presences } from '../presence.ts';
import { importAgents } from './import-agents.ts';
import { newCode } from './new-code.ts';

export function agentDoors(parts: AdminParts): readonly AdminDoor[] {
  const { store, changes } = parts;
  return [
    served(peopleRoutes['agents.list'], () => ok({ agents: shownAgents(parts) })),
    served(peopleRoutes['agents.add'], (asked, by) => {
      const agent: AgentToAdd = { number: asked.agentNumber, name: asked.name, source: asked.source ?? null, also: asked.also ?? null };
      if (nameOf(parts, agent.number) !== null) return fail('identity-taken', `Agent ${agent.number} is there already.`, 'Edit the agent, or give out a new code.');
      return changes.make(by, { what: 'agent-added', about: { agentNumber: agent.number } }, (_store, now) => {
        agentNumberOf(agent.number);
        const put = putAgent(store, agent, now);
        return put.ok ? ok(newCode(store, { agentNumber: agent.number, name: agent.name }, now)) : put;
      });
    }),
    served(peopleRoutes['agents.edit'], (asked, by) => {
      const { agentNumber } = asked;
      const name = asked.name ?? nameOf(parts, agentNumber);
      if (name === null || nameOf(parts, agentNumber) === null) return unknownAgent(agentNumber);
      const about = { agentNumber, changed: Object.keys(asked).filter((key) => key !== 'agentNumber') };
      const put = changes.make(by, { what: 'agent-edited', about }, (_store, now) => putAgent(store, { number: agentNumber, name, source: asked.source ?? null, also: asked.also ?? null }, now));
      return put.ok ? ok({ agentNumber }) : put;
    }),
    served(peopleRoutes['agents.remove'], ({ agentNumber }, by) => changes.make(by, { what: 'agent-removed', about: { agentNumber } }, () => removeAgent(store, agentNumber))),
    served(peopleRoutes['agents.revoke'], ({ agentNumber }, by) => changes.make(by, { what: 'agent-revoked', about: { agentNumber } }, () => revokeAgent(store, agentNumber))),
    served(peopleRoutes['agents.code'], ({ agentNumber }, by) => {
      const name = nameOf(parts, agentNumber);
      if (name === null) return unknownAgent(agentNumber);
      return changes.make(by, { what: 'agent-code', about: { agentNumber } }, (_store, now) => ok(newCode(store, { agentNumber, name }, now)));
    }),
    served(peopleRoutes['agents.import'], ({ csv, trial }, by) => fromCommand(() => importAgents(parts, csv, trial, by))),
  ];
}

function nameOf({ store }: AdminParts, agentNumber: string): string | null {
  return store.current().enrolled.find(({ number }) => number === agentNumber)?.name ?? null;
}

function unknownAgent(agentNumber: string): Result<never> {
  return fail('agent-unknown', `There is no agent ${agentNumber}.`, 'Look the number up in the list; somebody may have removed it.');
}

function shownAgents(parts: AdminParts): AdminAgent[] {
  const now = Date.now();
  const present = presences(parts);
  return agentEntries(parts.store, now).map(({ number, addedAt, also, ...agent }) => {
    const seen = parts.seen.of('agent', number);
    return {
      ...agent,
      agentNumber: number,
      also: [...also],
      addedAt: toIso(addedAt),
      appVersion: seen?.app ?? null,
      ...presenceOf(present.get(`agent ${number}`), seen?.at ?? null, now, addedAt),
    };
  });
}
