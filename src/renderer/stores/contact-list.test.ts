import { expect, it } from 'vitest';
import type { Contact, ContactPage } from '../../shared/api/contacts-methods.ts';
import { ok, type Result } from '../../shared/result.ts';
import { ContactList } from './contact-list.ts';

const contact = (id: string): Contact => ({ id, name: id, company: null, note: null, numbers: ['13812345678'], updatedAt: 0 });
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('reads on page by page, and begins anew with another search', async () => {
  const all = Array.from({ length: 1_200 }, (_, index) => contact(String(index).padStart(5, '0')));
  const list = new ContactList(({ text, after, limit }) => {
    const fitting = all.filter(({ id }) => id.includes(text) && (after === null || id > after.id));
    const contacts = fitting.slice(0, limit);
    const last = contacts.at(-1);
    return Promise.resolve(ok({ contacts, next: fitting.length > limit && last ? { sortKey: last.id, id: last.id } : null }));
  });
  list.refresh();
  await breath();
  while (list.store.getState().next) await list.more();
  expect(list.store.getState().contacts).toEqual(all);
  list.search('0019');
  await breath();
  expect(list.store.getState().contacts).toHaveLength(11);
});

it('shows no answer to what was typed before', async () => {
  const waiting: ((page: Result<ContactPage>) => void)[] = [];
  const list = new ContactList(() => new Promise((resolve) => waiting.push(resolve)));
  list.search('a');
  list.search('ab');
  waiting.shift()?.(ok({ contacts: [contact('a')], next: null }));
  await breath();
  waiting.shift()?.(ok({ contacts: [contact('ab')], next: null }));
  await breath();
  expect(list.store.getState()).toMatchObject({ text: 'ab', shownText: 'ab' });
  expect(list.store.getState().contacts.map(({ id }) => id)).toEqual(['ab']);
});
