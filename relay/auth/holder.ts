export type Role = 'agent' | 'supervisor' | 'admin';

/** Whom a token or a session speaks for, as the directory keeps it: an agent's number or a login. */
export interface Holder {
  readonly role: Role;
  readonly subject: string;
}
