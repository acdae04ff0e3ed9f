import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyWire, MomentWire } from '../../../shared/contract/board.ts';
import type { Moment } from '../../../shared/contract/story/moments.ts';
import type { Direction } from '../../../shared/contract/event.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import type { Mark } from '../../ui/marks.ts';
import { useNumberText } from '../../ui/number-text.ts';
import { Shape } from '../../ui/Shape.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import { momentMarks } from '../story/moment-marks.tsx';
import { Timeline } from '../story/Timeline.tsx';
import { useBoard } from './board-context.ts';
import { IvrMenu } from './ivr/IvrMenu.tsx';
import styles from './LiveItem.module.css';
import { TickingClock } from './TickingClock.tsx';

interface Props {
  readonly id: string;
  readonly state: string;
  readonly mark: Mark | 'ivr' | 'conference';
  readonly direction: Direction | null;
  readonly customer: { readonly name: string | null; readonly number: string | null; readonly dialect: string };
  readonly where: string;
  readonly since: string;
  /** Put together when somebody opens it. */
  readonly story: () => readonly MomentWire[];
  /** The way through an IVR into which something can be played now. */
  readonly ivr?: JourneyWire | null;
}

/** One caller of this moment in two lines; opened, with the story so far. */
export function LiveItem({ id, state, mark, direction, customer, where, since, story, ivr = null }: Props): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  const { time } = useBoard();
  const numberText = useNumberText();
  const [isOpen, setOpen] = useState(false);
  const number = customer.number === null ? t('common:number.unknown') : numberText(customer.number, customer.dialect);
  return (
    <li className={styles['item']} data-live={id} data-state={state}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles['summary']} title={t('board:live.story')}>
          {mark === 'ivr' || mark === 'conference' ? <JourneyMark sort={mark} /> : <StateMark mark={mark} />}
          <span className={styles['customer']}>
            {direction !== null && <DirectionMark direction={direction} />}
            <OneLine>{customer.name === null ? number : `${customer.name} · ${number}`}</OneLine>
          </span>
          <span className={styles['clock']}>
            <TickingClock since={Date.parse(since)} time={time} />
          </span>
          {where !== '' && <OneLine className={styles['where']}>{where}</OneLine>}
        </summary>
        {isOpen && (
          <div className={styles['story']}>
            <Timeline moments={story().map((moment) => readable(moment, (shown) => numberText(shown, customer.dialect)))} />
          </div>
        )}
      </details>
      {ivr !== null && <IvrMenu journey={ivr} />}
    </li>
  );
}

/** Who entered a conference is told by number: it is written like every other. */
function readable(moment: MomentWire, numberText: (number: string) => string): Moment {
  const { kind, at, until, detail } = moment;
  const shown = kind === 'conference' && detail !== null && /^\+?\d+$/.test(detail) ? numberText(detail) : detail;
  return { ...moment, detail: shown, at: Date.parse(at), until: until === null ? null : Date.parse(until) };
}

function JourneyMark({ sort }: { readonly sort: 'ivr' | 'conference' }): JSX.Element {
  const { tone, shape } = momentMarks[sort];
  return (
    <Shape tone={tone} size={16}>
      {shape}
    </Shape>
  );
}
