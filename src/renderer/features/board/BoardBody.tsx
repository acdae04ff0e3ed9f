import { Button } from '@mantine/core';
import { useCallback, useDeferredValue, useMemo, useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardState } from '../../../shared/board/board-state.ts';
import type { StatusWord } from '../desk/status-word.ts';
import { Empty } from '../calls/Empty.tsx';
import { AgentDay } from './AgentDay.tsx';
import { Agents } from './Agents.tsx';
import styles from './Board.module.css';
import { arrange, countStates } from './model/arrange.ts';
import type { Companion } from './model/companions.ts';
import type { Live } from './model/live.ts';
import type { Preferences } from './model/preferences.ts';
import { Side } from './Side.tsx';
import { StateChips } from './StateChips.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useExport } from './use-export.ts';
import { useLatest } from './use-latest.ts';
import { usePlaces } from './use-places.ts';
import type { Overdue } from './use-overdue.ts';

interface Props {
  readonly board: BoardState;
  readonly live: Live;
  readonly companions: ReadonlyMap<string, Companion>;
  readonly overdue: Overdue;
  readonly viewer: string;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  /** Whose day is open. */
  readonly opened: string | null;
  readonly onClose: () => void;
  readonly onWall: () => void;
}

/** Everything below the figures: tools and agents, and at the side the calls of this moment and the day. */
export function BoardBody({ board, live, companions, overdue, viewer, preferences, onChange, opened, onClose, onWall }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed);
  const { sorting, grouped, states } = preferences;
  const sections = useMemo(() => arrange(board.agents.values(), overdue, { sorting, grouped, states, search }), [board.agents, overdue, sorting, grouped, states, search]);
  const counts = useMemo(() => countStates(board.agents.values()), [board.agents]);
  const places = usePlaces(sections, JSON.stringify([sorting, grouped, states, search]));
  const exportTable = useExport();
  const exportShown = useLatest(() => exportTable(sections, companions));
  const leaveSearch = useCallback(() => list.current?.querySelector<HTMLElement>('[data-open-agent]')?.focus(), []);
  const chooseStates = useCallback((chosen: readonly StatusWord[]) => onChange({ states: [...chosen] }), [onChange]);
  const openedAgent = opened === null ? undefined : board.agents.get(opened);
  const close = (): void => {
    onClose();
    // Back to where it was opened.
    list.current?.querySelector<HTMLElement>('[data-open-agent][tabindex="0"]')?.focus();
  };
  const showAll = (): void => {
    setTyped('');
    onChange({ states: [] });
  };
  return (
    <div className={styles['body']}>
      <div className={styles['people']}>
        <section className={styles['tools']} aria-label={t('tools')}>
          <Toolbar
            viewer={viewer}
            field={field}
            search={typed}
            onSearch={setTyped}
            onLeaveSearch={leaveSearch}
            preferences={preferences}
            onChange={onChange}
            onExport={exportShown}
            onWall={onWall}
          />
          <StateChips counts={counts} chosen={states} onChoose={chooseStates} />
        </section>
        {board.agents.size === 0 && <Empty title={t('empty')} hint={t('empty-hint')} />}
        {board.agents.size > 0 && sections.length === 0 && (
          <Empty title={t('none-found')} hint={t('none-found-hint')}>
            <Button onClick={showAll}>{t('show-all')}</Button>
          </Empty>
        )}
        <Agents list={list} sections={places} view={preferences.view} />
      </div>
      <aside className={styles['side']} aria-label={t('live.label')}>
        {openedAgent && <AgentDay key={openedAgent.agentNumber} agent={openedAgent} onClose={close} />}
        <Side live={live} board={board} />
      </aside>
    </div>
  );
}
