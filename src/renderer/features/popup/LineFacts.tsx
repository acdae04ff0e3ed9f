import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../shared/contract/call.ts';
import { groupNumber } from '../../ui/phone.ts';
import { OneLine } from '../../ui/Text.tsx';
import styles from './LineFacts.module.css';

/** Small facts in fixed places: agent, trunk, display number. */
export function LineFacts({ call }: { readonly call: Call }): JSX.Element {
  const { t } = useTranslation('popup');
  return (
    <dl className={styles['facts']}>
      <Fact label={[t('agent'), call.agentNumber].join(' ')} value={call.agentName} />
      <Fact label={t('trunk')} value={numberOf(call.trunkNumber, call)} />
      <Fact label={t('display')} value={numberOf(call.displayNumber, call)} />
    </dl>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string | null }): JSX.Element {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{value === null ? '–' : <OneLine>{value}</OneLine>}</dd>
    </div>
  );
}

function numberOf(number: string | null, call: Call): string | null {
  return number === null ? null : groupNumber(number, call.dialect);
}
