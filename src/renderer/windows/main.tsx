import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BridgeContext } from '../bridge/context.ts';
import { electronBridge } from '../bridge/electron.ts';
import { Desk } from '../features/desk/Desk.tsx';
import { EnrolmentGate, EnrolmentScreen } from '../features/enrolment/EnrolmentGate.tsx';
import { createEnrolmentStore, EnrolmentContext } from '../features/enrolment/enrolment-store.ts';
import { followLook } from '../features/settings/follow-look.ts';
import { createSettingsStore, SettingsContext } from '../features/settings/settings-store.ts';
import { startI18n, type TextFiles } from '../i18n/start.ts';
import { firstAnswer } from '../stores/view-store.ts';
import { createDeskStore } from '../stores/views.ts';
import { firstPaint } from '../ui/first-paint.ts';
import { Themed } from '../ui/Themed.tsx';
import { preparePage } from './prepare-page.ts';
import { rootElement } from './root-element.ts';

const texts: TextFiles = import.meta.glob('../i18n/*/{away,calls,common,contacts,crm,desk,dialing,enrolment,failure,habits,history,missed,settings,story}.json', { eager: true, import: 'default' });

const page = preparePage();
const i18n = startI18n(page.language, texts);
const bridge = electronBridge();
const desk = createDeskStore(bridge);
const enrolment = createEnrolmentStore(bridge);
const settings = createSettingsStore(bridge);
followLook(bridge, page, i18n);

const nameWindow = (): void => {
  document.title = i18n.t('desk:app');
};
nameWindow();
i18n.on('languageChanged', nameWindow);
/** The first frame is the desk itself: the host answers when it has opened what this computer keeps, or says that it takes longer. */
async function show(): Promise<void> {
  await Promise.all([firstAnswer(enrolment), firstAnswer(desk), firstAnswer(settings)]);
  if (enrolment.getState().view?.stage === 'asking') await EnrolmentScreen.load();
  flushSync(() => {
    createRoot(rootElement()).render(
      <StrictMode>
        <BridgeContext value={bridge}>
          <I18nextProvider i18n={i18n}>
            <Themed page={page}>
              <SettingsContext value={settings}>
                <EnrolmentContext value={enrolment}>
                  <EnrolmentGate>{({ relay, agentNumber }) => <Desk key={`${relay} ${agentNumber ?? ''}`} desk={desk} />}</EnrolmentGate>
                </EnrolmentContext>
              </SettingsContext>
            </Themed>
          </I18nextProvider>
        </BridgeContext>
      </StrictMode>,
    );
  });
}

void show();
void firstPaint().then(() => bridge.call('desk.painted'));
