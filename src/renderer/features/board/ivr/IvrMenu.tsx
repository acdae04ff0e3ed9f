import { ActionIcon, Menu } from '@mantine/core';
import { use, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyWire } from '../../../../shared/contract/board.ts';
import styles from './Ivr.module.css';
import { ivrActs, OrderContext } from './order-context.ts';
import { useCaller } from './use-caller.ts';

/** What can be played to a caller in WellCloud's IVR. Nothing where this page cannot. */
export function IvrMenu({ journey }: { readonly journey: JourneyWire }): JSX.Element | null {
  const { t } = useTranslation('ivr');
  const order = use(OrderContext);
  const name = t('menu-of', { caller: useCaller(journey) });
  if (order === null) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={28} className={styles['menu'] ?? ''} aria-label={name} title={t('menu')} data-ivr-menu={journey.id}>
          <svg className={styles['mark']} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2.5 6v4h2.6l3.4 2.8V3.2L5.1 6zM10.8 5.7a3.4 3.4 0 0 1 0 4.6M12.7 3.9a6 6 0 0 1 0 8.2" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={name}>
        {ivrActs.map((act) => (
          <Menu.Item key={act} data-ivr-act={act} onClick={() => order({ act, journey })}>
            {t(`${act}.act`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
