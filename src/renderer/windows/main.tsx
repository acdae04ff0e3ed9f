import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { BridgeContext } from '../bridge/context.ts';
import { electronBridge } from '../bridge/electron.ts';
import { MainWindow } from '../features/desk/MainWindow.tsx';
import { startI18n, type TextFiles } from '../i18n/start.ts';
import { createHistoryStore } from '../stores/history-store.ts';
import { createDeskStore } from '../stores/views.ts';
import { Themed } from '../ui/Themed.tsx';
import { preparePage } from './prepare-page.ts';
import { rootElement } from './root-element.ts';

const texts: TextFiles = import.meta.glob('../i18n/*/{common,desk,failure}.json', { eager: true, import: 'default' });

const page = preparePage();
const i18n = startI18n(page.language, texts);
const bridge = electronBridge();
const desk = createDeskStore(bridge);
const history = createHistoryStore((after, limit) => bridge.call('history.page', { after, limit }));

document.title = i18n.t('desk:app');
flushSync(() => {
  createRoot(rootElement()).render(
    <StrictMode>
      <BridgeContext value={bridge}>
        <I18nextProvider i18n={i18n}>
          <Themed page={page}>
            <MainWindow desk={desk} history={history} />
          </Themed>
        </I18nextProvider>
      </BridgeContext>
    </StrictMode>,
  );
});
