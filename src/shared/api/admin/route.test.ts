import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adminRoutes, refusedAdminSchema, requestOf } from '../admin.ts';

test('path parts stand in the path, the rest in the query or the body', () => {
  expect(requestOf(adminRoutes['pushes.show'], { push: 7, show: 'numbers' })).toEqual({ method: 'GET', path: '/api/admin/pushes/7?show=numbers', body: null });
  expect(requestOf(adminRoutes['sources.set'], { id: 'main', values: { allow: '' } })).toEqual({ method: 'PATCH', path: '/api/admin/sources/main', body: '{"values":{"allow":""}}' });
  expect(requestOf(adminRoutes['health.show'], {})).toEqual({ method: 'GET', path: '/api/admin/health', body: null });
});

test('whatever stands in a path part leads to no other path', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (agentNumber) => {
      const { path } = requestOf(adminRoutes['agents.remove'], { agentNumber });
      expect(path.split('/')).toHaveLength(5);
      expect(decodeURIComponent(path.split('/')[4] ?? '')).toBe(agentNumber);
    }),
  );
});

test('every route has an address of its own', () => {
  const addresses = Object.values(adminRoutes).map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('a refusal is read with its cause, also where the guard gave it', () => {
  expect(refusedAdminSchema.parse({ ok: false, error: 'There is nothing here.' })).toEqual({ ok: false, code: 'refused', cause: 'There is nothing here.', mend: '' });
});
