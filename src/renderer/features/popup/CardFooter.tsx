import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../../shared/contract/call.ts';
import { groupNumber } from '../../ui/phone.ts';
import { OneLine } from '../../ui/Text.tsx';
import buttonStyles from './button.module.css';
import styles from './CardFooter.module.css';

interface Props {
  readonly call: Call;
  readonly short: boolean;
  readonly onDismiss: () => void;
}

/** Small facts in fixed places (agent, trunk, display number) and the way to be rid of the card. */
export function CardFooter({ call, short, onDismiss }: Props): JSX.Element {
  const { t } = useTranslation('popup');
  return (
    <footer className={styles['footer']}>
      {!short && (
        <dl className={styles['facts']}>
          <Fact label={[t('agent'), call.agentNumber].join(' ')} value={call.agentName} />
          <Fact label={t('trunk')} value={numberOf(call.trunkNumber, call)} />
          <Fact label={t('display')} value={numberOf(call.displayNumber, call)} />
        </dl>
      )}
      <button type="button" className={buttonStyles['button']} data-action="dismiss" onClick={onDismiss}>
        {t('dismiss')}
        <kbd aria-hidden="true">Esc</kbd>
      </button>
    </footer>
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
