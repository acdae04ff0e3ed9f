import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRecordView } from '../../../../shared/api/admin/care.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useMoment } from '../../../ui/use-moment.ts';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { Table } from '../parts/Table.tsx';
import { useAsked } from '../use-asked.ts';
import { knownAct } from './audit-acts.ts';
import careStyles from './Care.module.css';

/** Who did what, newest first; each record is bound to the one before, so that a change of the past shows. */
export function Audit(): JSX.Element {
  const { t } = useTranslation('admin');
  const [befores, setBefores] = useState<readonly number[]>([]);
  const before = befores.at(-1);
  const asked = useAsked('audit.list', { limit: 50, ...(before !== undefined && { before }) }, before === undefined ? undefined : null);
  const verdict = useAsked('audit.verify', {}, null);
  return (
    <>
      <Shown asked={verdict}>
        {({ count, brokenAt }) => (
          <div className={styles['row']} role="status" data-chain={brokenAt === null ? 'whole' : 'broken'}>
            <StateMark mark={brokenAt === null ? 'live' : 'offline'} size={20} />
            <p>{brokenAt === null ? t('audit.whole', { count }) : t('audit.broken', { seq: brokenAt })}</p>
            <span className={styles['grow']} />
            <Button data-action="verify" onClick={() => void verdict.again()}>
              {t('audit.verify')}
            </Button>
          </div>
        )}
      </Shown>
      <Shown asked={asked}>
        {({ records, next }) => (
          <>
            <Records records={records} />
            <div className={styles['row']}>
              {befores.length > 0 && <Button onClick={() => setBefores(befores.slice(0, -1))}>{t('newer')}</Button>}
              {next !== null && (
                <Button data-action="older" onClick={() => setBefores([...befores, next])}>
                  {t('older')}
                </Button>
              )}
            </div>
          </>
        )}
      </Shown>
    </>
  );
}

function Records({ records }: { readonly records: readonly AuditRecordView[] }): JSX.Element {
  const { t } = useTranslation('admin');
  const moment = useMoment();
  return (
    <Table label={t('care.tabs.audit')} heads={[t('audit.seq'), t('audit.at'), t('audit.who'), t('audit.did'), t('audit.about')]}>
      {records.map(({ seq, at, who, what, about, intact }) => {
        const act = knownAct(what);
        return (
          <tr key={seq} data-audit={what}>
            <td>
              <span className={styles['with-mark']}>
                <StateMark mark={intact ? 'ended-answered' : 'offline'} label={t(intact ? 'audit.intact' : 'audit.changed')} />
                {seq}
              </span>
            </td>
            <td title={at}>{moment(Date.parse(at))}</td>
            <td>{who}</td>
            <td>{act ? t(`audit.acts.${act}`) : what}</td>
            <td className={careStyles['about']}>
              {Object.entries(about)
                .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                .join(' · ')}
            </td>
          </tr>
        );
      })}
    </Table>
  );
}
