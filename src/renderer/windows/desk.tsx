import { webAccess } from '../bridge/web-access.ts';
import { CodeForm } from '../features/login/CodeForm.tsx';
import { LogInGate } from '../features/login/LogInGate.tsx';
import { WebDesk } from '../features/web/WebDesk.tsx';
import type { TextFiles } from '../i18n/start.ts';
import { showWebPage } from './show-web-page.tsx';

const texts: TextFiles = import.meta.glob('../i18n/*/{away,calls,common,contacts,crm,desk,dialing,enrolment,failure,habits,history,login,missed,settings,story,web}.json', { eager: true, import: 'default' });
const agents = ['agent'] as const;

showWebPage(texts, (i18n) => i18n.t('desk:app'), ({ sitDown, leave }) => (
  <LogInGate access={webAccess} allowed={agents} form={CodeForm} onPerson={sitDown} onNobody={leave}>
    {(session) => <WebDesk session={session} />}
  </LogInGate>
));
