import { memo, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueFigures } from '../../../shared/contract/board.ts';
import { OneLine } from '../../ui/Text.tsx';
import styles from './Tables.module.css';

/** The day's figures of each queue that a push has named; nothing where none has. */
export const Queues = memo(function Queues({ queues }: { readonly queues: readonly QueueFigures[] }): JSX.Element | null {
  const { t } = useTranslation('board');
  if (queues.length === 0) return null;
  return (
    <section className={styles['panel']} data-panel="queues">
      <h2 id="board-queues">{t('queues.label')}</h2>
      <table className={styles['table']} aria-labelledby="board-queues">
        <thead>
          <tr>
            <th scope="col">{t('queues.name')}</th>
            <th scope="col">{t('today.offered')}</th>
            <th scope="col">{t('today.answered')}</th>
            <th scope="col">{t('today.missed')}</th>
            <th scope="col">{t('today.abandoned')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">
                <OneLine>{queue.name}</OneLine>
              </th>
              <td>{queue.offered}</td>
              <td>{queue.answered}</td>
              <td>{queue.missed}</td>
              <td>{queue.abandoned}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
