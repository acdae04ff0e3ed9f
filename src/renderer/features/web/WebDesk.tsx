import { useState, type JSX } from 'react';
import { useBridge } from '../../bridge/context.ts';
import { createDeskStore } from '../../stores/views.ts';
import { Desk } from '../desk/Desk.tsx';
import type { Session } from '../login/LogInGate.tsx';
import { createEnrolmentStore, EnrolmentContext } from '../enrolment/enrolment-store.ts';
import { SessionContext } from './session-context.ts';

/** An agent's desk in a browser: the same screens as in the desktop app, as far as the bridge can. */
export function WebDesk({ session }: { readonly session: Session }): JSX.Element {
  const bridge = useBridge();
  const [stores] = useState(() => ({ desk: createDeskStore(bridge), enrolment: createEnrolmentStore(bridge) }));
  return (
    <SessionContext value={session}>
      <EnrolmentContext value={stores.enrolment}>
        <Desk desk={stores.desk} />
      </EnrolmentContext>
    </SessionContext>
  );
}
