import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useBridge } from '../../bridge/context.ts';
import type { PopupStore } from '../../stores/views.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { CallCard } from './CallCard.tsx';
import { useCardKeys } from './card-keys.ts';
import { shortCardOf } from './short-card.ts';
import styles from './PopupWindow.module.css';
import { useFit } from './use-fit.ts';

/** The pop-up: at most three cards, what could not be shown as one line, and a word when the relay is away. */
export function PopupWindow({ store }: { readonly store: PopupStore }): JSX.Element {
  const { t } = useTranslation('popup');
  const view = useStore(store, (state) => state.view);
  const connection = view?.connection.state ?? 'connecting';
  const cards = view?.cards ?? [];
  const content = useFit(cards.length === 0, useBridge());
  useCardKeys();
  const short = shortCardOf(cards);
  return (
    <main ref={content} className={styles['window']} data-connection={connection} aria-label={t('title')}>
      {cards.map((card) => (
        <CallCard
          key={card.call.callId}
          card={card}
          short={card.call.callId === short}
          offsetMs={view?.clockOffsetMs ?? 0}
        />
      ))}
      {view !== null && view.more > 0 && (
        <p className={styles['line']} data-more={view.more}>
          {t('more-calls', { count: view.more })}
        </p>
      )}
      {cards.length > 0 && connection !== 'live' && (
        <p className={styles['line']} role="status">
          <StateMark mark={connection} />
          {t(connection)}
        </p>
      )}
    </main>
  );
}
