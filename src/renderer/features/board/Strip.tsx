import { useTranslation } from 'react-i18next';
import type { JSX, ReactNode } from 'react';
import type { TodayFigures } from '../../../shared/contract/board.ts';
import { durationText } from '../../ui/duration.ts';
import { markShapes } from '../../ui/mark-shapes.tsx';
import type { Tone } from '../../ui/marks.ts';
import { Shape } from '../../ui/Shape.tsx';
import { momentMarks } from '../story/moment-marks.tsx';
import { useBoard } from './board-context.ts';
import type { Headline } from './model/headline.ts';
import styles from './Strip.module.css';
import { TickingClock } from './TickingClock.tsx';

interface Props {
  readonly headline: Headline;
  readonly today: TodayFigures;
  readonly agentsInAll: number;
}

/** The figures that are read across a room, and smaller beside them what the day adds up to. */
export function Strip({ headline, today, agentsInAll }: Props): JSX.Element {
  const { t, i18n } = useTranslation('board');
  const { time } = useBoard();
  const { inIvr, longestRingSince, talking, idle, loggedIn, answerRate } = headline;
  const percent = answerRate === null ? '–' : answerRate.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <>
      <dl className={styles['large']} aria-label={t('headline.label')}>
        <Figure name="in-ivr" tone="held" shape={momentMarks.ivr.shape} value={inIvr} />
        <Figure name="longest-ring" tone="ringing" shape={markShapes.ringing} value={longestRingSince === null ? '–' : <TickingClock since={longestRingSince} time={time} />} />
        <Figure name="talking" tone="talking" shape={markShapes.talking} value={talking} />
        <Figure name="idle" tone="idle" shape={markShapes.idle} value={idle} />
        <Figure name="answer-rate" tone="wrap-up" shape={markShapes['ended-answered']} value={percent} />
      </dl>
      <dl className={styles['small']} aria-label={t('today.label')}>
        <SmallFigure name="offered" value={today.offered} />
        <SmallFigure name="answered" value={today.answered} />
        <SmallFigure name="missed" value={today.missed} />
        <SmallFigure name="abandoned" value={today.abandoned} />
        <SmallFigure name="ring" value={durationText(today.averageRingSeconds)} />
        <SmallFigure name="talk" value={durationText(today.averageTalkSeconds)} />
        <SmallFigure name="logged-in" value={`${loggedIn} / ${agentsInAll}`} />
      </dl>
    </>
  );
}

interface FigureProps {
  readonly name: 'in-ivr' | 'longest-ring' | 'talking' | 'idle' | 'answer-rate';
  readonly tone: Tone;
  readonly shape: ReactNode;
  readonly value: ReactNode;
}

function Figure({ name, tone, shape, value }: FigureProps): JSX.Element {
  const { t } = useTranslation('board');
  return (
    <div className={styles['figure']} data-headline={name}>
      <dt>
        <Shape tone={tone} size={16}>
          {shape}
        </Shape>
        {t(`headline.${name}`)}
      </dt>
      <dd className={styles['value']}>{value}</dd>
    </div>
  );
}

interface SmallProps {
  readonly name: 'offered' | 'answered' | 'missed' | 'abandoned' | 'ring' | 'talk' | 'logged-in';
  readonly value: number | string;
}

function SmallFigure({ name, value }: SmallProps): JSX.Element {
  const { t } = useTranslation('board');
  return (
    <div data-today={name}>
      <dt>{t(`today.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}
