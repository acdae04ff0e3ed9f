import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestCall } from '../../../../shared/api/admin/care.ts';
import type { AdminSource } from '../../../../shared/api/admin/sources.ts';
import { useSubmit } from '../../login/use-submit.ts';
import { useAdmin } from '../admin-context.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Note } from '../parts/Note.tsx';
import styles from '../parts/Parts.module.css';
import { RefusalNote } from '../parts/RefusalNote.tsx';
import { addressOf } from '../places.ts';
import { useAsked } from '../use-asked.ts';
import { TestCallSteps } from './TestCallSteps.tsx';

const directions = ['inbound', 'outbound'] as const;
type Direction = (typeof directions)[number];

/** Plays a small call through the source's own door, for an agent to see. */
export function TestCallDialog({ source: { id, dialect }, onClose }: { readonly source: AdminSource; readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const admin = useAdmin();
  const { value } = useAsked('agents.list', {}, null);
  const agents = value?.agents.filter((agent) => agent.source === id || agent.also.some((also) => also.source === id)) ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  const agentNumber = typed ?? agents[0]?.agentNumber ?? '';
  const [direction, setDirection] = useState<Direction>('inbound');
  const [customerNumber, setCustomerNumber] = useState(dialect === 'tel4vn' ? '0899098899' : '13800138000');
  const [call, setCall] = useState<TestCall | null>(null);
  const start = useSubmit(() => admin.ask('testCall.start', { source: id, agentNumber, direction, customerNumber }), setCall);
  return (
    <Dialog name="test-call" title={t('admin:test.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void start.submit();
        }}
      >
        <p className={styles['muted']}>{t('admin:test.lead')}</p>
        <TextInput label={t('admin:test.agent')} description={t('admin:test.agent-hint')} data-field="agent" data-autofocus required withAsterisk={false} maxLength={64} list="test-call-agents" value={agentNumber} onChange={(event) => setTyped(event.currentTarget.value)} />
        <datalist id="test-call-agents">
          {agents.map(({ agentNumber: number, name }) => (
            <option key={number} value={number} label={name} />
          ))}
        </datalist>
        <NativeSelect label={t('admin:test.direction')} data-field="direction" value={direction} data={directions.map((each) => ({ value: each, label: t(`common:direction.${each}`) }))}
          onChange={(event) => setDirection(directions.find((each) => each === event.currentTarget.value) ?? 'inbound')}
        />
        <TextInput label={t('admin:test.customer')} data-field="customer" required withAsterisk={false} pattern="\+?[0-9]{3,20}" value={customerNumber} onChange={(event) => setCustomerNumber(event.currentTarget.value)} />
        {value !== null && agents.length === 0 && (
          <Note>
            <p>
              {t('admin:test.no-agent')} <a href={addressOf('people')}>{t('admin:test.to-agents')}</a>
            </p>
          </Note>
        )}
        {start.refusal && <RefusalNote key={start.times} refusal={start.refusal} />}
        {call && <TestCallSteps key={call.id} started={call} />}
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button type="submit" variant="filled" data-action="test-call-yes" loading={start.busy}>
            {t('admin:test.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
