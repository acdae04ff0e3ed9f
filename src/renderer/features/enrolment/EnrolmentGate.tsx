import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolledPerson } from '../../../shared/api/enrolment-methods.ts';
import styles from './EnrolmentGate.module.css';
import { useEnrolmentState } from './enrolment-store.ts';
import { FailureNotice } from './Notice.tsx';
import { later } from '../../ui/later.tsx';

/** Who is enrolled does not see it. */
export const EnrolmentScreen = later(() => import('./EnrolmentScreen.tsx').then((part) => part.EnrolmentScreen));

interface Props {
  /** Made anew for another person, so that nothing of the one before stays in a page. */
  readonly children: (person: EnrolledPerson) => ReactNode;
}

/** Lets nobody see the desk before it is known whose it is. */
export function EnrolmentGate({ children }: Props): JSX.Element {
  const { t } = useTranslation('desk');
  const { view, failure } = useEnrolmentState();
  if (view?.stage === 'asking') return <EnrolmentScreen key={`${view.proposed.relay} ${view.proposed.code}`} view={view} />;
  if (view?.stage === 'enrolled' && view.person) return <>{children(view.person)}</>;
  return (
    <main className={styles['waiting']} data-connection="connecting">
      {failure ? <FailureNotice failure={failure} /> : t('loading')}
    </main>
  );
}
