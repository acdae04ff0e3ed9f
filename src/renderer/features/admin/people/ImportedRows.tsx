import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import styles from '../parts/Parts.module.css';
import { Table } from '../parts/Table.tsx';
import peopleStyles from './People.module.css';

const marks = { added: 'ended-answered', changed: 'wrap-up', refused: 'offline' } as const;

/** What comes, or would come, of each line of a list. */
export function ImportedRows({ result: { trial, added, changed, refused, rows } }: { readonly result: AdminOutput<'agents.import'> }): JSX.Element {
  const { t } = useTranslation('admin');
  const counts = { added, changed, refused };
  return (
    <>
      <p role="status" data-import={trial ? 'trial' : 'done'}>
        {t(trial ? 'import.would' : 'import.did', counts)}
      </p>
      <Table label={t('import.title')} className={peopleStyles['rows']}>
        {rows.map(({ line, agentNumber, name, outcome, code, cause, mend }) => (
          <tr key={line} data-outcome={outcome}>
            <td className={styles['number']}>{line}</td>
            <td>{agentNumber}</td>
            <td>
              <bdi>{name}</bdi>
            </td>
            <td>
              <span className={styles['with-mark']}>
                <StateMark mark={marks[outcome]} />
                {t(`import.outcome.${outcome}`)}
              </span>
            </td>
            <td lang={cause === undefined ? undefined : 'en'}>{cause === undefined ? (code ?? '') : `${cause} ${mend ?? ''}`}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}
