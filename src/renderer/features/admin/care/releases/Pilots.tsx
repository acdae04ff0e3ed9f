import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleasesView } from '../../../../../shared/api/admin/releases.ts';
import { useTell } from '../../../../ui/tell.ts';
import { useSubmit } from '../../../login/use-submit.ts';
import { useAdmin } from '../../admin-context.ts';
import styles from '../../parts/Parts.module.css';
import { RefusalNote } from '../../parts/RefusalNote.tsx';

interface Props {
  readonly pilots: ReleasesView['pilots'];
  readonly onChanged: () => void;
}

/** Who tries a release before all others: some by number, and a share of everybody. */
export function Pilots({ pilots, onChanged }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const [agents, setAgents] = useState(pilots.agents.join(', '));
  const [share, setShare] = useState(pilots.share);
  const form = useSubmit(
    () => admin.ask('releases.pilots', { agents: agents.split(/[\s,，、;]+/).filter(Boolean), share }),
    () => {
      tell({ text: t('releases.pilots-set') });
      onChanged();
    },
  );
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <TextInput label={t('releases.pilots-agents')} description={t('releases.pilots-agents-hint')} data-field="pilot-agents" value={agents} onChange={(event) => setAgents(event.currentTarget.value)} />
      <NumberInput label={t('releases.pilots-share')} data-field="pilot-share" min={0} max={100} allowDecimal={false} allowNegative={false} value={share} onChange={(value) => setShare(typeof value === 'number' ? value : 0)} />
      {form.refusal && <RefusalNote key={form.times} refusal={form.refusal} />}
      <div className={styles['row']}>
        <Button type="submit" data-action="set-pilots" loading={form.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
