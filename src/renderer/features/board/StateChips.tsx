import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { StatusWord } from '../desk/status-word.ts';
import { markOfAgent } from '../../ui/marks.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { stateOrder } from './model/arrange.ts';
import styles from './Toolbar.module.css';

interface Props {
  readonly counts: ReadonlyMap<StatusWord, number>;
  readonly chosen: readonly StatusWord[];
  readonly onChoose: (states: readonly StatusWord[]) => void;
}

/** How many are in each state; pressed, only those are shown. */
export function StateChips({ counts, chosen, onChoose }: Props): JSX.Element {
  const { t } = useTranslation(['board', 'common']);
  const shown = stateOrder.filter((state) => (counts.get(state) ?? 0) > 0 || chosen.includes(state));
  return (
    <div className={styles['chips']} role="group" aria-label={t('board:states')}>
      {shown.map((state) => {
        const isOn = chosen.includes(state);
        const word = t(`common:status.${state}`);
        return (
          <button
            key={state}
            type="button"
            className={styles['chip']}
            data-state-chip={state}
            aria-pressed={isOn}
            onClick={() => onChoose(isOn ? chosen.filter((other) => other !== state) : [...chosen, state])}
          >
            <StateMark mark={markOfState(state)} />
            <span>{word}</span>{' '}
            <b>{counts.get(state) ?? 0}</b>
          </button>
        );
      })}
    </div>
  );
}

function markOfState(state: StatusWord): ReturnType<typeof markOfAgent> {
  if (state === 'unknown') return 'unheard';
  if (state === 'logged-out' || state === 'offline-answering') return 'logged-out';
  const status: AgentStateWire['status'] = state;
  return markOfAgent({ loggedIn: true, status });
}
