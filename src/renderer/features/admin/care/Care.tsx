import type { ComponentType, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceTabs } from '../parts/PlaceTabs.tsx';
import type { tabsOf, Where } from '../places.ts';
import { Audit } from './Audit.tsx';
import { DeskRules } from './DeskRules.tsx';
import { Dispositions } from './Dispositions.tsx';
import { Erase } from './Erase.tsx';
import { Keeping } from './Keeping.tsx';
import { Releases } from './releases/Releases.tsx';

const screens: Readonly<Record<(typeof tabsOf)['care'][number], ComponentType>> = { desk: DeskRules, dispositions: Dispositions, keeping: Keeping, releases: Releases, erase: Erase, audit: Audit };

/** What the desks may do, what is kept and for how long, and who did what. */
export function Care({ where }: { readonly where: Where }): JSX.Element {
  const { t } = useTranslation('admin');
  return (
    <PlaceTabs where={where} place="care" label={t('places.care')} labelOf={(tab) => t(`care.tabs.${tab}`)}>
      {(tab) => {
        const Screen = screens[tab];
        return <Screen />;
      }}
    </PlaceTabs>
  );
}
