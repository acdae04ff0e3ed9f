import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { DirectoryStore } from '../directory-store.ts';
import { AuditLog } from './audit.ts';
import { WebLogIn } from './log-in.ts';
import { Passwords } from './passwords.ts';
import { Sessions } from './sessions.ts';
import { firstAdminCode } from './set-up-links.ts';
import { WebSetUp } from './set-up.ts';
import { WhoIs, type Credential, type Known } from './who.ts';

/** Everything by which people come in, on one directory. */
export interface WebAccess {
  readonly audit: AuditLog;
  readonly logIn: WebLogIn;
  readonly setUp: WebSetUp;
  readonly whoIs: (credential: Credential, now: EpochMs) => Known | null;
  readonly viewerWith: (credential: Credential) => Viewer | undefined;
  /** Where the first admin sets a password; `null` where there is an admin. */
  readonly firstAdminUrl: () => string | null;
}

export function openWebAccess(store: DirectoryStore): WebAccess {
  const sessions = new Sessions(store);
  const audit = new AuditLog(store.db);
  const who = new WhoIs(store, sessions);
  const parts = { store, sessions, audit, passwords: new Passwords() };
  return {
    audit,
    logIn: new WebLogIn(parts),
    setUp: new WebSetUp(parts),
    whoIs: (credential, now) => who.person(credential, now),
    viewerWith: (credential) => who.viewer(credential, Date.now()),
    firstAdminUrl: () => {
      const code = firstAdminCode(store, Date.now());
      return code === null ? null : `${store.relayUrl()}/setup/${code}`;
    },
  };
}
