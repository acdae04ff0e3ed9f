import { bridgeGlobal } from '../../shared/bridge.ts';
import type { Person } from '../../shared/contract/web-access.ts';
import { webAccess } from '../bridge/web-access.ts';
import { AdminContext } from '../features/admin/admin-context.ts';
import { adminClient } from '../features/admin/client.ts';
import { Board } from '../features/board/Board.tsx';
import { homeOf } from '../features/login/home.ts';
import { LogInForm } from '../features/login/LogInForm.tsx';
import { LogInGate } from '../features/login/LogInGate.tsx';
import { SetUpPage } from '../features/login/SetUpPage.tsx';
import { nameOf } from '../features/login/NotForYou.tsx';
import { AccountMenu } from '../features/web/AccountMenu.tsx';
import { WithBoard } from '../features/web/WithBoard.tsx';
import type { TextFiles } from '../i18n/start.ts';
import { showDesktopBoard } from './show-desktop-board.tsx';
import { showWebPage } from './show-web-page.tsx';

const texts: TextFiles = import.meta.glob('../i18n/*/{board,calls,common,desk,enrolment,failure,ivr,login,settings,story,web}.json', { eager: true, import: 'default' });
const everybody = ['agent', 'supervisor', 'admin'] as const;
const watchers = ['supervisor', 'admin'] as const;

const goHome = (person: Person): void => location.replace(homeOf(person));
/** Of whoever watches. */
let showOut = (): void => undefined;
const relay = adminClient(() => showOut());

const setUpCode = /^\/setup\/([^/]+)$/.exec(location.pathname)?.[1];

function showWebBoard(): void {
  showWebPage(texts, (i18n) => `${i18n.t('web:board.title')} · ${i18n.t('login:product')}`, ({ sitDown, leave }) => {
    if (setUpCode !== undefined) return <SetUpPage access={webAccess} code={decodeURIComponent(setUpCode)} onPerson={goHome} />;
    if (location.pathname === '/login') {
      return (
        <LogInGate access={webAccess} allowed={everybody} form={LogInForm} onPerson={goHome} onNobody={() => undefined}>
          {() => null}
        </LogInGate>
      );
    }
    return (
      <AdminContext value={relay}>
        <LogInGate
          access={webAccess}
          allowed={watchers}
          form={LogInForm}
          onPerson={(person, shutOut) => {
            showOut = shutOut;
            sitDown(person, shutOut);
          }}
          onNobody={leave}
        >
          {(session) => <WithBoard>{(store) => <Board store={store} viewer={nameOf(session.person)} account={<AccountMenu session={session} />} />}</WithBoard>}
        </LogInGate>
      </AdminContext>
    );
  });
}

// The desktop app hands its pages a bridge; a browser has none.
if (bridgeGlobal in window) showDesktopBoard(texts);
else showWebBoard();
