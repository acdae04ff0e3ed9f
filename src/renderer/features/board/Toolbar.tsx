import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { memo, type JSX, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/SearchField.tsx';
import { BoardSettings } from './BoardSettings.tsx';
import { sortings } from './model/arrange.ts';
import type { Preferences } from './model/preferences.ts';
import styles from './Toolbar.module.css';

interface Props {
  readonly viewer: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onLeaveSearch: () => void;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly onExport: () => void;
  readonly onWall: () => void;
}

/** What is shown, and how. */
export const Toolbar = memo(function Toolbar({ viewer, field, search, onSearch, onLeaveSearch, preferences, onChange, onExport, onWall }: Props): JSX.Element {
  const { t } = useTranslation('board');
  const { sorting, grouped, view } = preferences;
  return (
    <div className={styles['line']}>
      <div className={styles['search']}>
        <SearchField field={field} label={t('search')} value={search} onChange={onSearch} onLeave={onLeaveSearch} />
      </div>
      <NativeSelect
        size="sm"
        aria-label={t('sort')}
        data-field="sort"
        value={sorting}
        data={sortings.map((value) => ({ value, label: t(`sorting.${value}`) }))}
        onChange={(event) => onChange({ sorting: sortings.find((value) => value === event.currentTarget.value) ?? 'need' })}
      />
      <Button data-toggle="grouped" aria-pressed={grouped} className={styles['toggle']} onClick={() => onChange({ grouped: !grouped })}>
        {t('group')}
      </Button>
      <SegmentedControl
        aria-label={t('view.label')}
        value={view}
        data={[
          { value: 'tiles', label: t('view.tiles') },
          { value: 'rows', label: t('view.rows') },
        ]}
        onChange={(value) => onChange({ view: value === 'rows' ? 'rows' : 'tiles' })}
      />
      <div className={styles['acts']}>
        <BoardSettings viewer={viewer} preferences={preferences} onChange={onChange} />
        <Button data-act="export" title={t('export-hint')} onClick={onExport}>
          {t('export')}
        </Button>
        <Button data-act="wall" title={t('wall-hint')} aria-keyshortcuts="W" onClick={onWall}>
          {t('wall')}
        </Button>
      </div>
    </div>
  );
});
