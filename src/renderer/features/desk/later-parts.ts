import { later } from '../../ui/later.tsx';

/** What of the main window its first frame does not show. */
export const History = later(() => import('../history/History.tsx').then((part) => part.History));
export const Missed = later(() => import('../missed/Missed.tsx').then((part) => part.Missed));
export const Contacts = later(() => import('../contacts/Contacts.tsx').then((part) => part.Contacts));
export const Settings = later(() => import('../settings/Settings.tsx').then((part) => part.Settings));
export const ContactForm = later(() => import('../contacts/ContactForm.tsx').then((part) => part.ContactForm));
export const CallPanel = later(() => import('../calls/panel/CallPanel.tsx').then((part) => part.CallPanel));

/** Fetches all of it, so that none of it is waited for when somebody wants it. */
export async function loadLaterParts(): Promise<void> {
  for (const part of [History, CallPanel, Missed, Contacts, Settings, ContactForm]) await part.load();
}
