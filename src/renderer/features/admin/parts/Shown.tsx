import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../use-asked.ts';
import styles from './Parts.module.css';
import { RefusalNote } from './RefusalNote.tsx';

interface Props<Value> {
  readonly asked: Asked<Value>;
  readonly children: (value: Value) => ReactNode;
}

/** What the relay said, under why it says nothing new; a word while it has not said anything. */
export function Shown<Value>({ asked: { value, refusal, again }, children }: Props<Value>): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} onRetry={() => void again()} />}
      {value === null
        ? !refusal && (
            <p className={styles['muted']} role="status">
              {t('loading')}
            </p>
          )
        : children(value)}
    </>
  );
}
