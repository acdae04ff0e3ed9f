import { Button } from '@mantine/core';
import { use, useCallback, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { AwayView } from '../../../shared/api/history-views.ts';
import { useBridge } from '../../bridge/context.ts';
import { useWithNews } from '../../stores/use-news.ts';
import { markOfCall } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { useTell } from '../../ui/tell.ts';
import { useCallWord } from '../../ui/use-call-words.ts';
import { useCustomer } from '../../ui/use-customer.ts';
import { useMoment } from '../../ui/use-moment.ts';
import { CopyNumber } from '../calls/CopyNumber.tsx';
import { DeskActsContext } from '../calls/desk-acts.ts';
import { useDial } from '../dialing/use-dial.ts';
import styles from './Away.module.css';

interface Props {
  readonly onOpen: (callId: string) => void;
  readonly onMissed: () => void;
}

/** What the relay took in while this desk was not there: the missed first, each to be called back. */
export function Away({ onOpen, onMissed }: Props): JSX.Element | null {
  const { t } = useTranslation('away');
  const bridge = useBridge();
  const tell = useTell();
  const moment = useMoment();
  const [view, setView] = useState<AwayView | null>(null);
  const look = useCallback(() => void bridge.call('away.view').then((answer) => answer.ok && setView(answer.value)), [bridge]);
  useWithNews(look);
  if (view === null) return null;
  const seen = async (): Promise<void> => {
    const answer = await bridge.call('away.seen');
    if (answer.ok) setView(null);
    else tell({ text: t('failed'), detail: answer.failure.cause, alarm: true });
  };
  const more = view.missedCount - view.missed.length;
  return (
    <section className={styles['away']} aria-label={t('title')} data-away={view.missedCount}>
      <header className={styles['head']}>
        <div>
          <h2>{t('title')}</h2>
          <p>{[t('span', { from: moment(view.from), to: moment(view.to) }), t('missed', { count: view.missedCount }), view.othersCount > 0 ? t('others', { count: view.othersCount }) : null].filter((part) => part !== null).join(' · ')}</p>
        </div>
        <Button data-action="seen" onClick={() => void seen()}>
          {t('seen')}
        </Button>
      </header>
      {view.missed.length > 0 && (
        <ul>
          {view.missed.map((call) => (
            <MissedCall key={call.callId} call={call} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button size="xs" className={styles['more'] ?? ''} onClick={onMissed}>
          {t('more', { count: more })}
        </Button>
      )}
    </section>
  );
}

function MissedCall({ call, onOpen }: { readonly call: CallRow; readonly onOpen: (callId: string) => void }): JSX.Element {
  const { t } = useTranslation('calls');
  const { canDial } = use(DeskActsContext);
  const dial = useDial();
  const word = useCallWord();
  const moment = useMoment();
  const { headline, beneath } = useCustomer(call);
  const number = call.customerNumber;
  return (
    <li className={styles['call']}>
      <StateMark mark={markOfCall(call)} label={word(call)} />
      <span className={styles['when']}>{moment(call.startedAt)}</span>
      <button type="button" className={styles['who']} title={t('open')} onClick={() => onOpen(call.callId)}>
        <OneLine className={styles['name']}>{headline}</OneLine>
        {beneath !== null && <span className={styles['number']}>{beneath}</span>}
      </button>
      {number !== null &&
        (canDial ? (
          <Button size="compact-sm" data-action="call-back" onClick={() => void dial(number)}>
            {t('call-back')}
          </Button>
        ) : (
          <CopyNumber number={number} dialect={call.dialect} />
        ))}
    </li>
  );
}
