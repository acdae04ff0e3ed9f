import { memo, useCallback, useSyncExternalStore, type JSX } from 'react';
import { markOfAgent, toneOf } from '../../ui/marks.ts';
import { markShapes } from '../../ui/mark-shapes.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { StateMark } from '../../ui/StateMark.tsx';
import { OneLine } from '../../ui/Text.tsx';
import styles from './AgentTile.module.css';
import { useBoard } from './board-context.ts';
import type { TileView } from './tile-store.ts';
import { TickingClock } from './TickingClock.tsx';

/** One agent: mark, name, number, state, since when, with whom. As a tile or as a row: the list around it decides. */
export const AgentTile = memo(function AgentTile({ agentNumber }: { readonly agentNumber: string }): JSX.Element | null {
  const { tiles } = useBoard();
  const subscribe = useCallback((listener: () => void) => tiles.subscribe(agentNumber, listener), [tiles, agentNumber]);
  const view = useSyncExternalStore(subscribe, () => tiles.get(agentNumber));
  return view ? <Tile {...view} /> : null;
});

function Tile({ agent, companion, isOver, seenBy }: TileView): JSX.Element {
  const { time, words: say, onOpen, onAcknowledge } = useBoard();
  const { t } = say;
  const words = say.agent(agent);
  const mark = markOfAgent(agent);
  return (
    <li
      className={styles['agent']}
      data-agent-number={agent.agentNumber}
      data-status={agent.status ?? 'unknown'}
      data-logged-in={agent.loggedIn}
      data-tone={toneOf(mark)}
      data-over={isOver ? (seenBy === null ? 'open' : 'seen') : undefined}
    >
      <span className={styles['mark']}>
        <StateMark mark={mark} size={20} />
      </span>
      <button type="button" className={styles['name']} tabIndex={-1} data-open-agent="" title={t('day.open', { name: words.name })} onClick={() => onOpen(agent.agentNumber)}>
        <OneLine full={words.name}>{words.name}</OneLine>
      </button>
      <span className={styles['number']}>{agent.agentNumber}</span>
      <span className={styles['doing']}>
        <OneLine className={styles['state']}>{words.state}</OneLine>
        {isOver && <Late />}
      </span>
      <span className={styles['clock']}>
        {agent.since === null ? '' : <TickingClock since={Date.parse(agent.since)} time={time} />}
      </span>
      <span className={styles['with']}>
        <With agent={agent} companion={companion} />
        {isOver && seenBy === null && (
          <button type="button" className={styles['acknowledge']} tabIndex={-1} aria-label={t('acknowledge-who', { name: words.name })} onClick={() => onAcknowledge(agent)}>
            {t('acknowledge')}
          </button>
        )}
        {isOver && seenBy !== null && <OneLine className={styles['seen']}>{t('acknowledged', { by: seenBy })}</OneLine>}
      </span>
    </li>
  );
}

function Late(): JSX.Element {
  const { t } = useBoard().words;
  return (
    <span className={styles['late']}>
      <Shape tone="alarm" size={14}>
        {markShapes['ended-failed']}
      </Shape>
      <span>{t('late')}</span>
    </span>
  );
}

function With({ agent, companion }: Pick<TileView, 'agent' | 'companion'>): JSX.Element {
  const { t, companion: wordsOf } = useBoard().words;
  const said = companion === null ? null : wordsOf(companion);
  return (
    <>
      {!agent.enrolled && (
        <span className={styles['chip']} title={t('not-enrolled-hint')}>
          {t('not-enrolled')}
        </span>
      )}
      {agent.offlineAnswering && <span className={styles['chip']}>{t('by-phone')}</span>}
      {said !== null && <OneLine className={styles['customer']}>{said.customer}</OneLine>}
      {said !== null && said.queue !== null && <OneLine className={styles['queue']}>{said.queue}</OneLine>}
      {said !== null && said.line !== null && <OneLine className={styles['line']}>{said.line}</OneLine>}
    </>
  );
}
