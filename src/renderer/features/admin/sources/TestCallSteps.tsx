import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestCall } from '../../../../shared/api/admin/care.ts';
import { StateMark } from '../../../ui/StateMark.tsx';
import { useAsked } from '../use-asked.ts';
import { addressOf } from '../places.ts';
import styles from './Sources.module.css';

const lookEveryMs = 1_000;

/** How far a test call is: each step with what the relay answered. */
export function TestCallSteps({ started }: { readonly started: TestCall }): JSX.Element {
  const { t } = useTranslation('admin');
  const { value } = useAsked('testCall.show', { id: started.id }, lookEveryMs);
  const { steps, over } = value ?? started;
  return (
    <ol data-test-call={over ? 'over' : 'running'} aria-live="polite">
      {steps.map(({ step, sent }) => (
        <li key={step} className={styles['step']} data-step={step} data-answer={sent?.answer}>
          <StateMark mark={sent === null ? 'connecting' : sent.answer === 'accepted' ? 'live' : 'offline'} />
          <span>{t(`test.steps.${step}`)}</span>
          {sent === null ? <span>{t('test.waits')}</span> : <a href={addressOf('inspector', 'pushes', sent.push)}>{t(`answers.${sent.answer}`)}</a>}
        </li>
      ))}
    </ol>
  );
}
