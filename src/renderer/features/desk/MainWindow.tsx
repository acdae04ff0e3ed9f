import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { DeskView } from '../../../shared/api/views.ts';
import type { CallList } from '../../stores/call-list.ts';
import type { NewsStore } from '../../stores/news.ts';
import type { DeskStore } from '../../stores/views.ts';
import { NewsContext } from '../../stores/use-news.ts';
import { RulesContext } from '../calls/rules.ts';
import { DeskActsContext } from '../calls/desk-acts.ts';
import { ConnectionBanner } from '../connection/Banner.tsx';
import { GapNotice } from '../connection/GapNotice.tsx';
import { FailurePage } from '../connection/FailurePage.tsx';
import { newContact, type EditedContact } from '../contacts/edited-contact.ts';
import { UpdateNotice } from '../updates/UpdateNotice.tsx';
import { DeskNotices } from '../enrolment/DeskNotices.tsx';
import { DialRequest } from '../habits/DialRequest.tsx';
import { HotKeyNotice } from '../habits/HotKeyNotice.tsx';
import { firstPaint } from '../../ui/first-paint.ts';
import { blockingFailure } from './blocking-failure.ts';
import { ContactForm, Contacts, History, loadLaterParts, Missed, Settings } from './later-parts.ts';
import styles from './MainWindow.module.css';
import { Rail } from './Rail.tsx';
import { Today } from './Today.tsx';
import { TopBar } from './TopBar.tsx';
import { usePlace } from './use-place.ts';

interface Props {
  readonly desk: DeskStore;
  readonly news: NewsStore;
  /** The history's calls, as far as the page holds them. */
  readonly list: CallList;
}

/** The agent's own window: who I am and how the day goes on top, the calls below, places at the left. */
export function MainWindow(props: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const { view, failure, ask } = useStore(props.desk);
  const blocking = blockingFailure(view, failure);
  if (blocking) {
    return (
      <FailurePage
        failure={blocking}
        connection={view?.connection.state ?? 'offline'}
        onRetry={view === null ? () => void ask() : undefined}
      />
    );
  }
  if (view === null) {
    return (
      <main className={styles['loading']} data-connection="connecting">
        {t('loading')}
      </main>
    );
  }
  return <Places {...props} view={view} />;
}

function Places({ view, news, list }: Props & { readonly view: DeskView }): JSX.Element {
  const told = useStore(news).view;
  const { place, opened, go, open } = usePlace();
  useEffect(() => {
    void firstPaint().then(() => requestIdleCallback(() => void loadLaterParts()));
  }, []);
  const [edited, setEdited] = useState<EditedContact | null>(null);
  const [acts, setActs] = useState({ canDial: false, saveContact: ({ name, number }: { name: string; number: string }) => setEdited({ ...newContact, name, numbers: [number] }) });
  if (acts.canDial !== view.rules.canDial) setActs({ ...acts, canDial: view.rules.canDial });
  return (
    <NewsContext value={news}>
      <DeskActsContext value={acts}>
        <RulesContext value={view.rules}>
          <div className={styles['window']}>
            <TopBar view={view} />
            <Rail place={place} openMissed={told?.openMissed ?? null} onGo={go} />
            <main className={styles['main']}>
              <ConnectionBanner connection={view.connection} />
              {view.hasGap && <GapNotice />}
              <DeskNotices clockOffsetMs={view.clockOffsetMs} />
              <HotKeyNotice />
              <UpdateNotice inCall={view.liveCalls.length > 0} />
              {place === 'today' && <Today view={view} opened={opened} onOpen={open} onMissed={() => go('missed')} />}
              {place === 'history' && <History list={list} opened={opened} onOpen={open} />}
              {place === 'missed' && <Missed openMissed={told?.openMissed ?? null} opened={opened} onOpen={open} />}
              {place === 'contacts' && <Contacts onEdit={setEdited} />}
              {place === 'settings' && <Settings desk={view} />}
            </main>
            {/* It is there all the time, so that it can be told to go. */}
            <ContactForm contact={edited} onClose={() => setEdited(null)} />
            <DialRequest />
          </div>
        </RulesContext>
      </DeskActsContext>
    </NewsContext>
  );
}
