import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import styles from '../parts/Parts.module.css';
import { Shown } from '../parts/Shown.tsx';
import { Table } from '../parts/Table.tsx';
import { useAsked } from '../use-asked.ts';
import { AddLogin } from './AddLogin.tsx';
import { LoginActs } from './LoginActs.tsx';
import { NewLogin } from './NewLogin.tsx';
import { Present } from './Present.tsx';

const columns = ['login', 'role', 'password', 'sessions', 'connected', 'last-seen'] as const;

/** Supervisors and admins. */
export function Logins(): JSX.Element {
  const { t } = useTranslation('admin');
  const asked = useAsked('logins.list', {});
  const moment = useMoment();
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<AdminOutput<'logins.add'> | null>(null);
  const take = (added: AdminOutput<'logins.add'>): void => {
    setIsAdding(false);
    setMade(added);
    void asked.again();
  };
  return (
    <>
      <div className={styles['row']}>
        <p className={styles['muted']}>{t('logins.lead')}</p>
        <span className={styles['grow']} />
        <Button variant="filled" data-action="add-login" onClick={() => setIsAdding(true)}>
          {t('logins.add')}
        </Button>
      </div>
      <Shown asked={asked}>
        {({ logins }) => (
          <Table label={t('people.tabs.logins')} heads={columns.map((column) => t(`columns.${column}`))} hasActs>
            {logins.map((login) => (
              <tr key={`${login.role} ${login.login}`} data-login={login.login}>
                <th scope="row">{login.login}</th>
                <td>{t(`logins.role.${login.role}`)}</td>
                <td>{login.hasPassword ? t('logins.has-password') : login.openLinks > 0 ? t('logins.open-link') : t('logins.no-password')}</td>
                <td>{login.sessions}</td>
                <td>
                  <Present {...login} />
                </td>
                <td>{login.lastSeenAt === null ? t('never') : moment(Date.parse(login.lastSeenAt))}</td>
                <td>
                  <LoginActs login={login} onLink={take} onChanged={() => void asked.again()} />
                </td>
              </tr>
            ))}
          </Table>
        )}
      </Shown>
      {isAdding && <AddLogin onAdded={take} onClose={() => setIsAdding(false)} />}
      {made && <NewLogin made={made} onClose={() => setMade(null)} />}
    </>
  );
}
