import type { Contact } from '../../../shared/api/contacts-methods.ts';

/** A contact in its form; without an id it is a new one. */
export type EditedContact = Omit<Contact, 'id' | 'updatedAt'> & { readonly id: string | null };

export const newContact: EditedContact = { id: null, name: '', company: null, note: null, numbers: [''] };
