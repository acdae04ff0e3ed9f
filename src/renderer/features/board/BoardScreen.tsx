import { useCallback, useMemo, useState, type JSX, type ReactNode } from 'react';
import type { ConnectionView } from '../../../shared/api/views.ts';
import type { BoardState } from '../../../shared/board/board-state.ts';
import { MaskContext } from '../../ui/number-text.ts';
import styles from './Board.module.css';
import { BoardBody } from './BoardBody.tsx';
import { BoardContext } from './board-context.ts';
import { BoardHead } from './BoardHead.tsx';
import { arrange } from './model/arrange.ts';
import { companionsOf } from './model/companions.ts';
import { headlineOf } from './model/headline.ts';
import { liveOf } from './model/live.ts';
import { readPreferences, type Preferences } from './model/preferences.ts';
import { matterOf } from './model/thresholds.ts';
import { useAcknowledgements } from './use-acknowledgements.ts';
import { useAlarm } from './use-alarm.ts';
import { useKept } from './use-kept.ts';
import { useLatest } from './use-latest.ts';
import { useOverdue } from './use-overdue.ts';
import { useTileWords } from './use-tile-words.ts';
import { useTiles } from './use-tiles.ts';
import { useWall } from './use-wall.ts';
import { Wall } from './Wall.tsx';

interface Props {
  readonly board: BoardState;
  readonly connection: ConnectionView;
  readonly offsetMs: number;
  readonly viewer: string;
  readonly account: ReactNode;
}

const byNeed = { sorting: 'need', grouped: false, states: [], search: '' } as const;

/** The board as the viewer wants it, on a desk or on a wall. */
export function BoardScreen(props: Props): JSX.Element {
  const [preferences, keep] = useKept(`danping.board.${props.viewer}`, readPreferences);
  return (
    <MaskContext value={!preferences.showsNumbers}>
      <Screen {...props} preferences={preferences} keep={keep} />
    </MaskContext>
  );
}

interface ScreenProps extends Props {
  readonly preferences: Preferences;
  readonly keep: (preferences: Preferences) => void;
}

function Screen({ board, connection, offsetMs, viewer, account, preferences, keep }: ScreenProps): JSX.Element {
  const [opened, setOpened] = useState<string | null>(null);
  const wall = useWall();

  const { agents, calls, journeys, today } = board;
  const stoppedAt = connection.state === 'live' ? null : Date.parse(board.at);
  const time = useMemo(() => ({ offsetMs, stoppedAt }), [offsetMs, stoppedAt]);
  const overdue = useOverdue(agents, preferences.thresholds, time);
  const { by: seen, acknowledge } = useAcknowledgements(viewer, agents);
  const open = useMemo(() => [...overdue.keys()].flatMap((number) => agents.get(number) ?? []).filter((agent) => seen(agent) === null).map(matterOf), [overdue, agents, seen]);
  const page = useAlarm(open, preferences.sound);

  const live = useMemo(() => liveOf({ calls, journeys }), [calls, journeys]);
  const companions = useMemo(() => companionsOf({ calls, journeys }), [calls, journeys]);
  const headline = useMemo(() => headlineOf({ agents, today }, live), [agents, today, live]);
  const close = useCallback(() => setOpened(null), []);
  const change = useCallback((part: Partial<Preferences>) => keep({ ...preferences, ...part }), [keep, preferences]);
  const tiles = useTiles({ agents, companions, overdue, seen });
  const words = useTileWords();
  const acknowledgeLatest = useLatest(acknowledge);
  const context = useMemo(() => ({ time, tiles, words, onOpen: setOpened, onAcknowledge: acknowledgeLatest }), [time, tiles, words, acknowledgeLatest]);

  return (
    <BoardContext value={context}>
      <main ref={page} className={styles['board']} data-wall={wall.isOn} data-old={connection.state !== 'live'}>
        <BoardHead board={board} headline={headline} connection={connection} isWall={wall.isOn} account={account} />
        {wall.isOn ? (
          <Wall agents={arrange(agents.values(), overdue, byNeed).flatMap((section) => section.agents)} overdue={overdue} seen={seen} />
        ) : (
          <BoardBody
            board={board}
            live={live}
            companions={companions}
            overdue={overdue}
            viewer={viewer}
            preferences={preferences}
            onChange={change}
            opened={opened}
            onClose={close}
            onWall={wall.enter}
          />
        )}
      </main>
    </BoardContext>
  );
}
