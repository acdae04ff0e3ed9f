import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import { markShapes } from './mark-shapes.tsx';
import { markOfAgent, markOfCall } from './marks.ts';

const agent: AgentState = {
  agentNumber: '20001',
  agentName: null,
  loggedIn: true,
  status: 'idle',
  statusName: null,
  statusNumber: 0,
  since: null,
  callId: null,
  offlineAnswering: false,
};

describe('marks', () => {
  it('have shapes that differ without colour, but for the states that mean the same', () => {
    const byShape = Map.groupBy(Object.entries(markShapes), ([, shape]) => renderToStaticMarkup(shape));
    const alike = [...byShape.values()].filter((marks) => marks.length > 1).map((marks) => marks.map(([mark]) => mark));
    expect(alike).toEqual([['disconnected', 'invalid', 'offline']]);
  });

  it('show a call by its state while it lives, then by how it came out', () => {
    expect(markOfCall({ state: 'answered', outcome: 'unknown' })).toBe('talking');
    expect(markOfCall({ state: 'ended', outcome: 'missed' })).toBe('ended-missed');
  });

  it("show a cloud's own pause as busy, and logged out over any status", () => {
    expect(markOfAgent({ ...agent, status: 'custom' })).toBe('busy');
    expect(markOfAgent({ ...agent, status: 'talking', loggedIn: false })).toBe('logged-out');
    expect(markOfAgent(null)).toBe('unheard');
  });
});
