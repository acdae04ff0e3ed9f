import { Tooltip } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskFigures } from '../../../shared/api/views.ts';
import { durationText } from '../../ui/duration.ts';
import styles from './Figures.module.css';

/** The day's figures. Those of time say on hover how they are counted. */
export function Figures({ figures }: { readonly figures: DeskFigures }): JSX.Element {
  const { t } = useTranslation('desk');
  const shown = [
    ['calls', String(figures.calls)],
    ['answered', String(figures.answered)],
    ['missed', String(figures.missed)],
    ['talk', durationText(figures.talkSeconds)],
    ['average', durationText(figures.averageTalkSeconds)],
    ['pause', durationText(figures.longestPauseSeconds)],
  ] as const;
  return (
    <dl className={styles['figures']} aria-label={t('figures.label')}>
      {shown.map(([figure, value]) => (
        <Tooltip key={figure} label={t(`figures-hint.${figure}`)}>
          <div className={styles['figure']} data-figure={figure}>
            <dt>{t(`figures.${figure}`)}</dt>
            <dd>{value}</dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  );
}
