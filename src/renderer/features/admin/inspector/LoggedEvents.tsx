import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DanpingEvent } from '../../../../shared/contract/event.ts';
import { OneLine } from '../../../ui/Text.tsx';
import { useMoment } from '../../../ui/use-moment.ts';
import { Empty } from '../../calls/Empty.tsx';
import { Shown } from '../parts/Shown.tsx';
import { addressOf } from '../places.ts';
import { useAsked } from '../use-asked.ts';
import { EventDetail } from './EventDetail.tsx';
import styles from './Inspector.module.css';

/** The relay's log, as far back as it reaches: what was understood, also after the bytes are forgotten. */
export function LoggedEvents({ opened }: { readonly opened: number | null }): JSX.Element {
  const { t } = useTranslation('admin');
  const [befores, setBefores] = useState<readonly number[]>([]);
  const before = befores.at(-1);
  const asked = useAsked('events.list', { limit: 100, ...(before !== undefined && { before }) }, before === undefined ? undefined : null);
  return (
    <Shown asked={asked}>
      {({ events, next }) =>
        events.length === 0 ? (
          <Empty title={t('inspector.no-events')} hint={t('inspector.none-hint')} />
        ) : (
          <div className={styles['split']}>
            <nav className={styles['list']} aria-label={t('inspector.tabs.log')} data-list="log">
              {befores.length > 0 && (
                <Button size="xs" className={styles['more'] ?? ''} onClick={() => setBefores(befores.slice(0, -1))}>
                  {t('newer')}
                </Button>
              )}
              {events.map((event) => (
                <EventLine key={event.seq} event={event} isOpened={event.seq === opened} />
              ))}
              {next !== null && (
                <Button size="xs" className={styles['more'] ?? ''} data-action="older" onClick={() => setBefores([...befores, next])}>
                  {t('older')}
                </Button>
              )}
            </nav>
            {opened === null ? <Empty title={t('inspector.choose-event')} /> : <EventDetail key={opened} seq={opened} />}
          </div>
        )
      }
    </Shown>
  );
}

function EventLine({ event: { seq, kind, source, receivedAt, agentNumber, customerNumber }, isOpened }: { readonly event: DanpingEvent; readonly isOpened: boolean }): JSX.Element {
  const moment = useMoment();
  return (
    <a className={styles['line']} href={addressOf('inspector', 'log', seq)} data-seq={seq} aria-current={isOpened ? 'true' : undefined}>
      <span />
      <span className={styles['order']}>#{seq}</span>
      <OneLine>{kind}</OneLine>
      <time dateTime={receivedAt}>{moment(Date.parse(receivedAt))}</time>
      <span className={styles['beneath']}>{[source, agentNumber, customerNumber].filter((part) => part !== null).join(' · ')}</span>
    </a>
  );
}
