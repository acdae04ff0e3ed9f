import path from 'node:path';
import { shell } from 'electron';
import type { Settings } from '../../../shared/api/settings.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { Handlers } from '../../ipc/serve-methods.ts';
import { log } from '../../logging.ts';
import { homeOf, readNumber } from '../customer/read-number.ts';
import { Crm } from './crm.ts';
import { openOutside } from './open-outside.ts';
import { OpenedOnce } from './opened-once.ts';

/** The CRM's openings of this profile, over the real browser. */
export function startCrm(profile: string, settings: { readonly current: Settings }, history: HistoryPort): Crm {
  return new Crm({
    templates: () => settings.current.crm.templates,
    e164Of: (number, dialect) => readNumber(number, homeOf(dialect, settings.current.homeRegion))?.e164 ?? null,
    find: async (callId) => {
      const found = await history.callWithEvents({ callId });
      return found && { call: found.call, event: found.events.toSorted((a, b) => b.seq - a.seq)[0] ?? null };
    },
    opened: new OpenedOnce(path.join(profile, 'crm-opened.json')),
    open: (url, allowHttp) => openOutside(url, allowHttp, (address) => shell.openExternal(address)),
    told: ({ callId, template, failure }) =>
      log.info({ callId, template, ...(failure ? { code: failure.code } : {}) }, failure ? 'CRM page not opened' : 'CRM page opened'),
  });
}

export function crmHandlers(crm: Crm): Pick<Handlers, 'crm.dryRun' | 'crm.open'> {
  return {
    'crm.dryRun': ({ template, callId }) => crm.dryRun(template, callId),
    'crm.open': async ({ callId }) => {
      const opened = await crm.open(callId);
      return opened.ok ? null : opened.failure;
    },
  };
}
