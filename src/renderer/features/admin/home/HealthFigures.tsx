import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../../shared/api/admin/health.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import styles from '../parts/Parts.module.css';
import { useSourceName } from '../sources/use-source-name.ts';
import { useAgo } from '../use-ago.ts';
import { useBytes } from '../use-bytes.ts';
import homeStyles from './Home.module.css';

/** The figures behind the sentences: small, for whoever asks further. */
export function HealthFigures({ health }: { readonly health: Health }): JSX.Element {
  const { t } = useTranslation('admin');
  const moment = useMoment();
  const bytes = useBytes();
  const { clients, log, relay, painted, pushes } = health;
  const shown = [
    ['agents', clients.agents],
    ['supervisors', clients.supervisors],
    ['lag', clients.slowestLagEvents],
    ['p50', painted.p50Ms === null ? '–' : `${painted.p50Ms} ms`],
    ['p99', painted.p99Ms === null ? '–' : `${painted.p99Ms} ms`],
    ['events', log.head],
    ['oldest', log.oldestAt === null ? '–' : moment(Date.parse(log.oldestAt))],
    ['size', bytes(Object.values(log.bytes).reduce((sum, size) => sum + size, 0))],
    ['started', moment(Date.parse(relay.startedAt))],
    ['version', relay.version],
  ] as const;
  return (
    <section className={styles['card']} aria-label={t('home.figures-title')}>
      <dl className={homeStyles['figures']}>
        {shown.map(([figure, value]) => (
          <div key={figure} data-figure={figure}>
            <dt>{t(`home.figures.${figure}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {pushes.sources.length > 0 && <BySource health={health} />}
    </section>
  );
}

const columns = ['accepted', 'duplicate', 'refused_400', 'unavailable_503'] as const;

function BySource({ health: { at, pushes } }: { readonly health: Health }): JSX.Element {
  const { t } = useTranslation('admin');
  const ago = useAgo();
  const sourceName = useSourceName();
  return (
    <table className={styles['table']}>
      <caption className={styles['small']}>{t('home.by-source')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.source')}</th>
          <th scope="col">{t('home.last-push')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles['number']}>
              {t(`home.answers.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {pushes.sources.map(({ source, dialect, lastPushAt, today }) => (
          <tr key={source}>
            <td>{sourceName(dialect, source)}</td>
            <td>{lastPushAt === null ? t('never') : ago(lastPushAt, at)}</td>
            {columns.map((column) => (
              <td key={column} className={styles['number']}>
                {today[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
