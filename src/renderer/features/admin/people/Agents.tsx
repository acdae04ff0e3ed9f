import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import type { AdminAgent } from '../../../../shared/api/admin/people.ts';
import { Empty } from '../../calls/Empty.tsx';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { useAsked } from '../use-asked.ts';
import { AddAgent } from './AddAgent.tsx';
import { AgentActs } from './AgentActs.tsx';
import { AgentTable } from './AgentTable.tsx';
import { EditAgent } from './EditAgent.tsx';
import { ImportAgents } from './ImportAgents.tsx';
import { NewCode } from './NewCode.tsx';
import { SearchPeople } from './SearchPeople.tsx';

/** The agents, and how each is connected at this moment. */
export function Agents(): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('agents.list', {});
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  const [edited, setEdited] = useState<AdminAgent | null>(null);
  const [code, setCode] = useState<AdminOutput<'agents.code'> | null>(null);
  const again = (): void => void asked.again();
  const takeCode = (made: AdminOutput<'agents.code'>): void => {
    setOpen(null);
    setCode(made);
    again();
  };
  return (
    <>
      <div className={styles['row']}>
        <SearchPeople value={sought} onChange={setSought} />
        <span className={styles['grow']} />
        <Button data-action="import" onClick={() => setOpen('import')}>
          {t('import.button')}
        </Button>
        <Button variant="filled" data-action="add-agent" onClick={() => setOpen('add')}>
          {t('agents.add')}
        </Button>
      </div>
      <Shown asked={asked}>
        {({ agents }) => {
          const found = agents.filter((agent) => matches(agent, sought));
          if (agents.length === 0) return <Empty title={t('agents.none')} hint={t('agents.none-hint')} />;
          if (found.length === 0) return <Empty title={t('nothing-found')} />;
          return <AgentTable agents={found} renderActs={(agent) => <AgentActs agent={agent} onCode={takeCode} onEdit={() => setEdited(agent)} onChanged={again} />} />;
        }}
      </Shown>
      {open === 'add' && <AddAgent onAdded={takeCode} onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportAgents onImported={again} onClose={() => setOpen(null)} />}
      {edited && (
        <EditAgent
          agent={edited}
          onClose={() => setEdited(null)}
          onDone={() => {
            setEdited(null);
            again();
          }}
        />
      )}
      {code && <NewCode code={code} onClose={() => setCode(null)} />}
    </>
  );
}

function matches({ agentNumber, name, source, also }: AdminAgent, sought: string): boolean {
  const wanted = sought.trim().toLowerCase();
  return [agentNumber, name, source ?? '', ...also.map(({ extension }) => extension)].some((text) => text.toLowerCase().includes(wanted));
}
