import type { ComponentType, JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { BoardStore } from '../../stores/board-store.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { Toasts } from '../../ui/Toasts.tsx';
import { AdminContext } from './admin-context.ts';
import { Care } from './care/Care.tsx';
import type { AdminClient } from './client.ts';
import styles from './Console.module.css';
import { ConsoleRail } from './ConsoleRail.tsx';
import { Home } from './home/Home.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { People } from './people/People.tsx';
import type { Place, Where } from './places.ts';
import { Sources } from './sources/Sources.tsx';
import { useWhere } from './use-where.ts';

const screens: Readonly<Record<Place, ComponentType<{ readonly where: Where }>>> = { home: Home, sources: Sources, people: People, inspector: Inspector, care: Care };

interface Props {
  readonly client: AdminClient;
  /** Its line tells at once when the relay is away. */
  readonly store: BoardStore;
  /** Who looks at the page, and the way out. */
  readonly account: ReactNode;
}

/** The admin's console: places at the left, one of them in the middle. */
export function Console({ client, store, account }: Props): JSX.Element {
  const { t } = useTranslation(['admin', 'common', 'web']);
  const where = useWhere();
  const connection = useStore(store, ({ connection: { state } }) => state);
  const Screen = screens[where.place];
  return (
    <AdminContext value={client}>
      <Toasts>
        <div className={styles['window']}>
          <ConsoleRail place={where.place} />
          <header className={styles['head']}>
            <h1>{t(`admin:places.${where.place}`)}</h1>
            <p className={styles['connection']} data-connection={connection} role="status">
              <StateMark mark={connection} />
              {t(`common:connection.${connection}`)}
            </p>
            <a href="/board">{t('web:to-board')}</a>
            {account}
          </header>
          <main className={styles['main']} data-screen={where.place}>
            {(connection === 'stale' || connection === 'offline') && (
              <p className={styles['banner']} role="alert">
                {t(`web:${connection}`)}
              </p>
            )}
            <Screen key={where.place} where={where} />
          </main>
        </div>
      </Toasts>
    </AdminContext>
  );
}
