import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { nothingAllowed } from '../../../shared/contract/nothing-allowed.ts';
import { useBridge } from '../../bridge/context.ts';
import type { PopupStore } from '../../stores/views.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { UnseenHeading } from '../../ui/Text.tsx';
import { CallCard } from './CallCard.tsx';
import { useCardKeys } from './card-keys.ts';
import { shortCardsOf } from './short-card.ts';
import styles from './PopupWindow.module.css';
import { useFit } from './use-fit.ts';
import { useGiveBack } from './use-give-back.ts';
import { useKeyHints } from './use-key-hints.ts';
import { useRingSound } from './use-ring-sound.ts';

/** Own calls and two of colleagues, where one card has the screen for itself. */
const mostEarlier = 5;

/** The pop-up: at most three cards, what could not be shown as one line, and a word when the relay is away. */
export function PopupWindow({ store }: { readonly store: PopupStore }): JSX.Element {
  const { t } = useTranslation('popup');
  const view = useStore(store, (state) => state.view);
  const connection = view?.connection.state ?? 'connecting';
  const cards = view?.cards ?? [];
  const content = useFit(cards.length === 0, useBridge());
  const showsKeys = useKeyHints();
  useCardKeys();
  useGiveBack();
  useRingSound(view);
  const [unfolded, setUnfolded] = useState<string | null>(null);
  const short = shortCardsOf(cards, unfolded);
  return (
    <main
      ref={content}
      className={styles['window']}
      data-connection={connection}
      data-border={view?.border ?? 'normal'}
      data-keys={showsKeys ? 'shown' : 'hidden'}
      aria-label={t('title')}
    >
      <UnseenHeading>{t('title')}</UnseenHeading>
      {cards.map((card) => (
        <CallCard
          key={card.call.callId}
          card={card}
          rules={view?.rules ?? nothingAllowed}
          masked={view?.masksNumbers ?? false}
          short={short.has(card.call.callId)}
          mostEarlier={cards.length - short.size === 1 ? mostEarlier : 1}
          onUnfold={setUnfolded}
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
