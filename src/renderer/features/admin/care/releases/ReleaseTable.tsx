import { Button } from '@mantine/core';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleasedVersion, ReleasesView } from '../../../../../shared/api/admin/releases.ts';
import { useTell } from '../../../../ui/tell.ts';
import { useAdmin } from '../../admin-context.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import styles from '../../parts/Parts.module.css';
import { Table } from '../../parts/Table.tsx';
import { useBytes } from '../../use-bytes.ts';

const platforms = [
  ['linux', /^latest-linux.*\.yml$/],
  ['win', /^latest\.yml$/],
  ['mac', /^latest-mac.*\.yml$/],
] as const;

/** The releases, newest first: for which computers, on how many desks, offered to whom. */
export function ReleaseTable({ view, onChanged }: { readonly view: ReleasesView; readonly onChanged: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const bytes = useBytes();
  const offeredTo = ({ version }: ReleasedVersion): string => {
    if (version === view.everybody) return t('releases.everybody');
    if (version === view.pilot) return t('releases.pilots');
    return t(view.calledBack.includes(version) ? 'releases.called-back' : 'releases.nobody');
  };
  return (
    <Table label={t('releases.title')} heads={[t('releases.version'), t('releases.files'), t('releases.size'), t('releases.desks'), t('releases.who')]} hasActs>
      {view.releases.map((release) => (
        <tr key={release.version} data-release={release.version} data-offered={release.version === view.everybody ? 'everybody' : release.version === view.pilot ? 'pilots' : 'nobody'}>
          <th scope="row">{release.version}</th>
          <td>{platforms.filter(([, list]) => release.files.some(({ name }) => list.test(name))).map(([name]) => t(`releases.platform.${name}`)).join(', ')}</td>
          <td>{bytes(release.files.reduce((sum, { size }) => sum + size, 0))}</td>
          <td>{release.desks}</td>
          <td>{offeredTo(release)}</td>
          <td>
            <Acts release={release} view={view} onChanged={onChanged} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface ActProps {
  readonly release: ReleasedVersion;
  readonly view: ReleasesView;
  readonly onChanged: () => void;
}

function Acts({ release: { version }, view, onChanged }: ActProps): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const [open, setOpen] = useState<'pilots' | 'everybody' | 'remove' | null>(null);
  const done = (): void => {
    if (open !== 'remove') tell({ text: t('releases.offered') });
    setOpen(null);
    onChanged();
  };
  return (
    <div className={styles['acts']}>
      {(['pilots', 'everybody'] as const)
        .filter((to) => version !== view.everybody && (to === 'everybody' || version !== view.pilot))
        .map((to) => (
          <Button key={to} size="xs" data-action={`to-${to}`} onClick={() => setOpen(to)}>
            {t(`releases.to-${to}`)}
          </Button>
        ))}
      {!view.needed.includes(version) && (
        <Button size="xs" data-action="remove-release" aria-label={t('remove-what', { what: version })} onClick={() => setOpen('remove')}>
          {t('remove')}
        </Button>
      )}
      {(open === 'pilots' || open === 'everybody') && (
        <FormDialog name="offer" title={t(`releases.to-${open}-title`, { version })} does={t('releases.offer')} onClose={() => setOpen(null)} onDone={done} send={() => admin.ask('releases.offer', { version, to: open })}>
          <p>{t(`releases.to-${open}-what`)}</p>
        </FormDialog>
      )}
      {open === 'remove' && (
        <FormDialog name="remove" title={t('releases.remove-title', { version })} does={t('remove')} danger onClose={() => setOpen(null)} onDone={done} send={() => admin.ask('releases.remove', { version })}>
          <p>{t('releases.remove-what')}</p>
        </FormDialog>
      )}
    </div>
  );
}
