import { memo, useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import { markShapes } from '../../ui/mark-shapes.tsx';
import { markOfAgent, toneOf } from '../../ui/marks.ts';
import { Shape } from '../../ui/Shape.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { useBoard } from './board-context.ts';
import { shortName } from './model/short-name.ts';
import { fitWall, type WallFit } from './model/wall-fit.ts';
import { TickingClock } from './TickingClock.tsx';
import type { Acknowledgements } from './use-acknowledgements.ts';
import type { Overdue } from './use-overdue.ts';
import styles from './Wall.module.css';

interface Props {
  /** By need. */
  readonly agents: readonly AgentStateWire[];
  readonly overdue: Overdue;
  readonly seen: Acknowledgements['by'];
}

/** Of a tile's width, at the smallest scale: edge, mark, gaps; and what a letter of the name takes. In CSS pixels. */
const besideName = 76;
const signWidth = 17;
/** Who has no place on the screen is shown after so long. */
const turnEveryMs = 10_000;

/** Everybody as large as the screen allows; more than fit turn by pages. */
export function Wall({ agents, overdue, seen }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const element = useRef<HTMLUListElement>(null);
  const { fit, mostSigns } = useFit(element, agents.length);
  const perPage = fit.columns * fit.rows;
  const pages = Math.max(1, Math.ceil(agents.length / perPage));
  const page = usePage(pages);
  const style: CSSProperties & Record<`--${string}`, number> = { '--columns': fit.columns, '--rows': fit.rows, '--scale': fit.scale };
  return (
    <>
      <ul ref={element} className={styles['wall']} style={style} aria-label={t('agents')} data-wall-page={page}>
        {agents.slice(page * perPage, (page + 1) * perPage).map((agent) => (
          <WallTile key={agent.agentNumber} agent={agent} mostSigns={mostSigns} over={overdue.has(agent.agentNumber) ? (seen(agent) === null ? 'open' : 'seen') : undefined} />
        ))}
      </ul>
      {pages > 1 && <p className={styles['page']}>{t('wall-page', { page: page + 1, pages })}</p>}
    </>
  );
}

interface TileProps {
  readonly agent: AgentStateWire;
  readonly mostSigns: number;
  readonly over: 'open' | 'seen' | undefined;
}

const WallTile = memo(function WallTile({ agent, mostSigns, over }: TileProps): JSX.Element {
  const { time, words: say } = useBoard();
  const words = say.agent(agent);
  const mark = markOfAgent(agent);
  return (
    <li
      className={styles['tile']}
      data-agent-number={agent.agentNumber}
      data-status={agent.status ?? 'unknown'}
      data-logged-in={agent.loggedIn}
      data-tone={toneOf(mark)}
      data-over={over}
    >
      <StateMark mark={mark} size={32} />
      <span className={styles['name']} title={words.name}>
        {shortName(words.name, mostSigns)}
      </span>
      <span className={styles['state']}>{words.state}</span>
      <span className={styles['clock']}>
        {over !== undefined && (
          <Shape className={styles['late']} tone="alarm" label={say.t('late')}>
            {markShapes['ended-failed']}
          </Shape>
        )}
        {agent.since === null ? '' : <TickingClock since={Date.parse(agent.since)} time={time} />}
      </span>
    </li>
  );
});

function useFit(element: React.RefObject<HTMLElement | null>, count: number): { readonly fit: WallFit; readonly mostSigns: number } {
  const [size, setSize] = useState({ width: 1_888, height: 890 });
  useLayoutEffect(() => {
    const wall = element.current;
    if (!wall) return undefined;
    const measure = (): void => setSize({ width: wall.clientWidth, height: wall.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(wall);
    return () => observer.disconnect();
  }, [element]);
  const fit = fitWall(count, size.width, size.height);
  return { fit, mostSigns: Math.floor((size.width / fit.columns / fit.scale - besideName) / signWidth) };
}

function usePage(pages: number): number {
  const [page, setPage] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPage((shown) => shown + 1), turnEveryMs);
    return () => clearInterval(timer);
  }, []);
  return page % pages;
}
