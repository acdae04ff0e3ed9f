import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../shared/api/views.ts';
import type { BoardState } from '../../../shared/board/board-state.ts';
import { UnseenHeading } from '../../ui/Text.tsx';
import { useMoment } from '../../ui/use-moment.ts';
import styles from './Board.module.css';
import freshness from './Freshness.module.css';
import { FreshnessMark, StaleNotice } from './FreshnessMark.tsx';
import type { Headline } from './model/headline.ts';
import { Strip } from './Strip.tsx';

interface Props {
  readonly board: BoardState;
  readonly headline: Headline;
  readonly connection: ConnectionView;
  readonly isWall: boolean;
  readonly account: ReactNode;
}

/** The figures, and top right whether they are of this second. */
export function BoardHead({ board, headline, connection, isWall, account }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const moment = useMoment();
  return (
    <>
      <header className={styles['head']}>
        <UnseenHeading>{t('title')}</UnseenHeading>
        <div className={styles['figures']}>
          <Strip headline={headline} today={board.today} agentsInAll={board.agents.size} />
        </div>
        <FreshnessMark connection={connection} />
        {!isWall && account}
      </header>
      <div className={styles['notices']}>
        <StaleNotice connection={connection} at={board.at} />
        {board.knownSince !== null && !isWall && (
          <p className={freshness['notice']} data-kind="info" role="status">
            {t('reading-log', { at: moment(Date.parse(board.knownSince)) })}
          </p>
        )}
      </div>
    </>
  );
}
