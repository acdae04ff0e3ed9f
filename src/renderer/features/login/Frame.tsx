import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageChoice } from '../settings/LanguageChoice.tsx';
import styles from './Frame.module.css';

interface Props {
  readonly title: string;
  readonly screen: 'log-in' | 'set-up' | 'not-for-you' | 'unreachable';
  readonly children: ReactNode;
}

/** The one thing to do before anything else can be seen, in the middle of the page. */
export function Frame({ title, screen, children }: Props): JSX.Element {
  const { t } = useTranslation('login');
  return (
    <main className={styles['page']} data-screen={screen} data-connection={screen === 'unreachable' ? 'offline' : 'connecting'}>
      <div className={styles['top']}>
        <p className={styles['product']}>{t('product')}</p>
        <LanguageChoice />
      </div>
      <section className={styles['card']}>
        <h1>{title}</h1>
        {children}
      </section>
    </main>
  );
}
