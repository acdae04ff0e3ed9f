import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminAgent } from '../../../../shared/api/admin/people.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import styles from '../parts/Parts.module.css';
import { Table } from '../parts/Table.tsx';
import { Present } from './Present.tsx';

interface Props {
  readonly agents: readonly AdminAgent[];
  readonly renderActs: (agent: AdminAgent) => ReactNode;
}

const columns = ['number', 'name', 'source', 'extensions', 'connected', 'last-seen', 'version'] as const;

/** One line for each agent. */
export function AgentTable({ agents, renderActs }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const moment = useMoment();
  return (
    <Table label={t('people.tabs.agents')} heads={columns.map((column) => t(`columns.${column}`))} hasActs>
      {agents.map((agent) => (
        <tr key={agent.agentNumber} data-agent-number={agent.agentNumber}>
          <th scope="row">{agent.agentNumber}</th>
          <td>
            <bdi>{agent.name}</bdi>
          </td>
          <td>{agent.source ?? <span className={styles['muted']}>{t('agents.no-source')}</span>}</td>
          <td>{agent.also.map(({ source, extension }) => `${source}:${extension}`).join(' ') || '–'}</td>
          <td>
            <Present {...agent} />
          </td>
          <td>{agent.lastSeenAt !== null ? moment(Date.parse(agent.lastSeenAt)) : agent.openCodes > 0 ? t('agents.open-code') : t('never')}</td>
          <td>{agent.appVersion ?? '–'}</td>
          <td>{renderActs(agent)}</td>
        </tr>
      ))}
    </Table>
  );
}
