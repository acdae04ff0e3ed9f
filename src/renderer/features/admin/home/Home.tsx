import { useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Health } from '../../../../shared/api/admin/health.ts';
import type { Mark } from '../../../ui/marks.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { Shown } from '../parts/Shown.tsx';
import partStyles from '../parts/Parts.module.css';
import { useAgo } from '../use-ago.ts';
import { useAsked } from '../use-asked.ts';
import { useBytes } from '../use-bytes.ts';
import { useSourceName } from '../sources/use-source-name.ts';
import { Doctor } from './Doctor.tsx';
import { HealthFigures } from './HealthFigures.tsx';
import styles from './Home.module.css';
import { sentencesOf, worstOf, type Level, type Sentence } from './sentences.ts';

const marksOfLevels: Readonly<Record<Level, Mark>> = { well: 'live', quiet: 'unheard', look: 'stale', wrong: 'offline' };

/** Is it well, and if not, what to press. */
export function Home(): JSX.Element {
  const asked = useAsked('health.show', {});
  return <Shown asked={asked}>{(health) => <Sayings health={health} />}</Shown>;
}

function Sayings({ health }: { readonly health: Health }): JSX.Element {
  const { t } = useTranslation('admin');
  const sentences = sentencesOf(health);
  const worst = worstOf(sentences);
  const doctor = useRef<HTMLButtonElement>(null);
  return (
    <div className={styles['home']} data-health={worst}>
      <section className={partStyles['card']}>
        <h2 className={styles['title']}>
          <StateMark mark={marksOfLevels[worst]} size={20} />
          {t(`home.worst.${worst === 'quiet' ? 'well' : worst}`)}
        </h2>
        <ul className={styles['sayings']}>
          {sentences.map((sentence) => (
            <Saying key={sentence.says} sentence={sentence} health={health} onDoctor={() => doctor.current?.click()} />
          ))}
        </ul>
      </section>
      <HealthFigures health={health} />
      <Doctor button={doctor} />
    </div>
  );
}

function Saying({ sentence: { says, level, count, press }, health, onDoctor }: { readonly sentence: Sentence; readonly health: Health; readonly onDoctor: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const ago = useAgo();
  const bytes = useBytes();
  const sourceName = useSourceName();
  const { pushes, clients, log, painted, relay } = health;
  const values = {
    count: count ?? 0,
    ago: pushes.last === null ? '' : ago(pushes.last.at, health.at),
    source: pushes.last === null ? '' : sourceName(pushes.last.dialect, pushes.last.source),
    lag: clients.slowestLagEvents,
    p50: painted.p50Ms ?? '–',
    p99: painted.p99Ms ?? '–',
    free: bytes(log.diskFreeBytes ?? 0),
    used: bytes(Object.values(log.bytes).reduce((sum, size) => sum + size, 0)),
    url: relay.hookUrl,
  };
  return (
    <li className={styles['saying']} data-says={says} data-level={level}>
      <StateMark mark={marksOfLevels[level]} label={t(`home.level.${level}`)} />
      <p>{t(`home.says.${says}`, values)}</p>
      {press === '#doctor' && (
        <button type="button" className={styles['press']} onClick={onDoctor}>
          {t('home.press-doctor')}
        </button>
      )}
      {press !== undefined && press !== '#doctor' && <a href={press}>{t(`home.press.${pressWordOf(press)}`)}</a>}
    </li>
  );
}

function pressWordOf(press: string): 'sources' | 'people' | 'quarantine' | 'keeping' {
  return (['quarantine', 'keeping', 'people'] as const).find((word) => press.includes(word)) ?? 'sources';
}
