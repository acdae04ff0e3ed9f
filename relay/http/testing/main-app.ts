import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '../../../src/shared/result.ts';
import type { WebAccess } from '../../auth/web/open-access.ts';
import type { EventLog } from '../../core/ports.ts';
import type { AdminRouteParts } from '../admin/routes.ts';
import { mainApp } from '../app.ts';

const log: EventLog = {
  epoch: 'e1',
  head: 0,
  oldestSeq: 1,
  append: async () => fail('log-unavailable', 'There is none.', ''),
  readFor: () => ok({ items: [], upTo: 0 }),
  readBack: () => ok([]),
  onAppended: () => undefined,
  probe: async () => ok(undefined),
  close: async () => undefined,
};

/** A folder as the build leaves it, in small; whoever asks for it removes it. */
export function builtPages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'danping-pages-'));
  mkdirSync(join(folder, 'assets'));
  for (const name of ['board', 'admin', 'desk']) {
    writeFileSync(join(folder, `${name}.html`), `<!doctype html><html data-window="${name}"><script src="./assets/${name}-abc.js"></script></html>`);
    writeFileSync(join(folder, 'assets', `${name}-abc.js`), `export const page = '${'x'.repeat(2_000)}';`);
  }
  writeFileSync(join(folder, 'secret.txt'), 'not a page');
  return folder;
}

interface WebAppParts {
  readonly pages?: string;
  readonly publicUrl?: string | null;
  readonly admin?: AdminRouteParts['admin'];
}

const noConsole: AdminRouteParts['admin'] = { doors: [], backup: { make: async () => fail('none', 'There is none.', ''), remove: () => undefined }, upload: { append: async () => fail('none', 'There is none.', '') } };

const notBuilt = join(tmpdir(), 'danping-no-pages');

/** The app of the main listener over real accounts, with a log that is none. Does not listen. */
export function webApp(access: WebAccess, { pages = notBuilt, publicUrl = null, admin = noConsole }: WebAppParts = {}) {
  return mainApp({
    log,
    metrics: { contentType: 'text/plain', text: async () => '' },
    sourceWithSecret: () => undefined,
    mayPush: () => true,
    onElsewhere: () => undefined,
    admit: () => null,
    onUnadmitted: () => undefined,
    addressCheck: () => null,
    ingest: async () => fail('log-unavailable', 'There is none.', ''),
    quarantine: { keep: async () => ok(1) },
    onUnreadable: () => undefined,
    onAnswered: () => undefined,
    onMistake: (_route, error) => {
      throw error;
    },
    stopping: () => false,
    certificate: null,
    trustedProxies: [],
    enrol: () => fail('code-invalid', 'Wrong.', ''),
    backOff: { waitMs: () => 0, failed: () => undefined, succeeded: () => undefined },
    updates: { publicKey: '', orderFor: () => ({ statement: '', signature: '' }), fileFor: () => null },
    relayUrl: () => 'http://127.0.0.1:7700',
    publicUrl,
    pages,
    admin,
    ...access,
  });
}
