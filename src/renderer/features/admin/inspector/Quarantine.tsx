import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../ui/StateMark.tsx';
import { OneLine } from '../../../ui/Text.tsx';
import { useMoment } from '../../../ui/use-moment.ts';
import { Empty } from '../../calls/Empty.tsx';
import { Shown } from '../parts/Shown.tsx';
import { addressOf } from '../places.ts';
import { useAsked } from '../use-asked.ts';
import styles from './Inspector.module.css';
import { QuarantinedDetail } from './QuarantinedDetail.tsx';

/** As many as are shown: whoever has more has one fault, not many. */
const limit = 200;

/** Pushes that could not be read, kept until somebody has looked. */
export function Quarantine({ opened }: { readonly opened: number | null }): JSX.Element {
  const { t } = useTranslation('admin');
  const moment = useMoment();
  const asked = useAsked('quarantine.list', { limit });
  return (
    <Shown asked={asked}>
      {({ entries, next }) =>
        entries.length === 0 ? (
          <Empty title={t('quarantine.none')} hint={t('quarantine.none-hint')} />
        ) : (
          <div className={styles['split']}>
            <nav className={styles['list']} aria-label={t('inspector.tabs.quarantine')} data-list="quarantine">
              {entries.map(({ id, source, reason, times, lastAt }) => (
                <a key={id} className={styles['line']} href={addressOf('inspector', 'quarantine', id)} data-quarantined={id} aria-current={id === opened ? 'true' : undefined}>
                  <StateMark mark="ended-failed" />
                  <span>{t('quarantine.times', { count: times })}</span>
                  <OneLine>{source}</OneLine>
                  <time dateTime={lastAt}>{moment(Date.parse(lastAt))}</time>
                  <span className={styles['beneath']} title={reason} lang="en">
                    {reason}
                  </span>
                </a>
              ))}
              {next !== null && <p className={styles['more']}>{t('quarantine.more', { count: limit })}</p>}
            </nav>
            {opened === null || !entries.some(({ id }) => id === opened) ? <Empty title={t('quarantine.choose')} /> : <QuarantinedDetail key={opened} id={opened} onChanged={() => void asked.again()} />}
          </div>
        )
      }
    </Shown>
  );
}
