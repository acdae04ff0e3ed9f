import type { ContactImport, contactsMethods } from '../../../shared/api/contacts-methods.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';

/** So many at a time: a call that comes in meanwhile waits a few milliseconds. */
const contactsOfSlice = 100;

/** @param changed contacts are others now: what is shown of callers may be another thing */
export function contactHandlers(history: HistoryPort, now: () => EpochMs, changed: () => void): Pick<Handlers, keyof typeof contactsMethods> {
  return {
    'contacts.page': (input) => history.contactsPage(input),
    async 'contacts.save'({ id, ...fields }) {
      const contact = await history.saveContact({ id, fields, now: now() });
      changed();
      return contact;
    },
    async 'contacts.remove'(input) {
      await history.removeContact(input);
      changed();
    },
    async 'contacts.import'({ csv }) {
      const report = await importContacts(history, csv, now());
      if (report.ok) changed();
      return report;
    },
  };
}

async function importContacts(history: HistoryPort, csv: string, now: EpochMs): Promise<ContactImport> {
  const { missing, contacts, refused, refusedCount } = await history.parseContacts({ csv });
  if (missing !== null) return { ok: false, missing };
  let added = 0;
  let updated = 0;
  for (let from = 0; from < contacts.length; from += contactsOfSlice) {
    const slice = await history.importContacts({ contacts: contacts.slice(from, from + contactsOfSlice), now });
    added += slice.added;
    updated += slice.updated;
  }
  return { ok: true, added, updated, refused, refusedCount };
}
