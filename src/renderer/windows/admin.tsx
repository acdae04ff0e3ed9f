import { webAccess } from '../bridge/web-access.ts';
import { adminClient } from '../features/admin/client.ts';
import { Console } from '../features/admin/Console.tsx';
import { LogInForm } from '../features/login/LogInForm.tsx';
import { LogInGate } from '../features/login/LogInGate.tsx';
import { AccountMenu } from '../features/web/AccountMenu.tsx';
import { WithBoard } from '../features/web/WithBoard.tsx';
import type { TextFiles } from '../i18n/start.ts';
import { showWebPage } from './show-web-page.tsx';

const texts: TextFiles = import.meta.glob('../i18n/*/{admin,common,login,settings,web}.json', { eager: true, import: 'default' });
const admins = ['admin'] as const;

/** Of whoever sits at the page. */
let showOut = (): void => undefined;
const client = adminClient(() => showOut());

showWebPage(texts, (i18n) => `${i18n.t('web:admin.title')} · ${i18n.t('login:product')}`, ({ sitDown, leave }) => (
  <LogInGate
    access={webAccess}
    allowed={admins}
    form={LogInForm}
    onPerson={(person, shutOut) => {
      showOut = shutOut;
      sitDown(person, shutOut);
    }}
    onNobody={leave}
  >
    {(session) => <WithBoard>{(store) => <Console client={client} store={store} account={<AccountMenu session={session} />} />}</WithBoard>}
  </LogInGate>
));
