import { Button, Menu } from '@mantine/core';
import { use, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { exportColumns } from '../../../shared/api/export-columns.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { callOutcomes } from '../../../shared/contract/call-record.ts';
import { useBridge } from '../../bridge/context.ts';
import { MaskContext } from '../../ui/number-text.ts';
import { useTell } from '../../ui/tell.ts';
import { Arrow } from './FilterChip.tsx';
import { dateField } from './when-filter.ts';

const formats = ['xlsx', 'csv'] as const;
type Format = (typeof formats)[number];

/** Writes the calls that are shown into a file, its heads and words in the person's language. */
export function ExportMenu({ filter, isDisabled }: { readonly filter: CallFilter; readonly isDisabled: boolean }): JSX.Element {
  const { t } = useTranslation('history');
  const write = useExport(filter);
  const [isWriting, setIsWriting] = useState(false);
  const start = async (format: Format): Promise<void> => {
    setIsWriting(true);
    await write(format);
    setIsWriting(false);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button data-action="export" disabled={isDisabled} loading={isWriting} rightSection={<Arrow />}>
          {t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} data-format={format} onClick={() => void start(format)}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useExport(filter: CallFilter): (format: Format) => Promise<void> {
  const { t } = useTranslation(['history', 'common']);
  const bridge = useBridge();
  const tell = useTell();
  const maskNumbers = use(MaskContext);
  return async (format) => {
    const headers = Object.fromEntries(exportColumns.map((column) => [column, t(`history:export.columns.${column}`)]));
    const words = Object.fromEntries([
      ...(['inbound', 'outbound', 'internal'] as const).map((direction) => [direction, t(`common:direction.${direction}`)]),
      ...callOutcomes.map((outcome) => [outcome, t(`common:outcome.${outcome}`)]),
    ]);
    const fileName = t('history:export.file', { day: dateField(Date.now()) });
    // A head for each column: made from the very list of them.
    const answer = await bridge.call('history.export', { filter, format, fileName, headers: headers as Record<(typeof exportColumns)[number], string>, words, maskNumbers });
    if (!answer.ok) return tell({ text: t('history:export.failed'), detail: answer.failure.cause, alarm: true });
    const report = answer.value;
    if (report.state === 'cancelled') return;
    if (report.state === 'failed') return tell({ text: t('history:export.failed'), detail: `${report.failure.cause} ${report.failure.mend}`, alarm: true });
    tell({ text: t('history:export.saved', { count: report.rows }), detail: report.isCut ? `${report.file} · ${t('history:export.cut')}` : report.file });
  };
}
