import { memo, useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayFigures } from '../../../shared/contract/board.ts';
import { UnseenTable } from './UnseenTable.tsx';
import { hourBars, hourText, type HourBars } from './model/hours.ts';
import styles from './Tables.module.css';
import { useHoursChart } from './use-hours-chart.ts';

const parts = ['answered', 'missed', 'abandoned', 'other'] as const;

/** The day by the hour: a chart for the eye, a table for the ear. */
export const Hours = memo(function Hours({ today }: { readonly today: TodayFigures }): JSX.Element {
  const { t } = useTranslation('board');
  const element = useRef<HTMLDivElement>(null);
  const chart = useHoursChart(element);
  const bars = hourBars(today);
  const drawn = JSON.stringify(bars);

  useEffect(() => {
    // Drawn anew only when a figure of some hour has changed.
    const shown: readonly HourBars[] = JSON.parse(drawn);
    chart?.show(shown, { answered: t('today.answered'), missed: t('today.missed'), abandoned: t('today.abandoned'), other: t('today.other') });
  }, [chart, drawn, t]);

  return (
    <section className={styles['panel']} data-panel="hours">
      <h2>{t('today.by-hour')}</h2>
      {today.offered === 0 && <p className={styles['none']}>{t('today.none')}</p>}
      <div ref={element} className={styles['chart']} aria-hidden="true" hidden={today.offered === 0} />
      <ul className={styles['legend']} aria-hidden="true" hidden={today.offered === 0}>
        {parts.map((part) => (
          <li key={part}>
            <Swatch part={part} />
            {t(`today.${part}`)}
          </li>
        ))}
      </ul>
      <UnseenTable
        title={t('today.by-hour')}
        heads={[t('today.hour'), ...parts.map((part) => t(`today.${part}`))]}
        rows={bars.filter(({ answered, missed, abandoned, other }) => answered + missed + abandoned + other > 0).map((hour) => [hourText(hour.hour), ...parts.map((part) => hour[part])])}
      />
    </section>
  );
});

const tones = { answered: 'wrap-up', missed: 'alarm', abandoned: 'busy', other: 'off' } as const;

function Swatch({ part }: { readonly part: (typeof parts)[number] }): JSX.Element {
  return (
    <svg data-tone={tones[part]} width="12" height="12" viewBox="0 0 12 12">
      <rect width="12" height="12" rx="2" fill="var(--tone)" />
      {part === 'missed' && <path d="M0 12 12 0M-3 9 6 0M6 12 15 3" stroke="var(--surface)" strokeWidth="1.6" />}
      {part === 'abandoned' && <path d="M3.5 3.5v.01M8.5 3.5v.01M3.5 8.5v.01M8.5 8.5v.01" stroke="var(--surface)" strokeWidth="2.6" strokeLinecap="round" />}
    </svg>
  );
}
