import path from 'node:path';
import type { ExportReport } from '../../../shared/api/history-views.ts';
import type { MethodInput } from '../../../shared/api/methods.ts';
import type { HistoryPort } from '../../history/history-port.ts';

/** @returns where the user wants the file; `null` when nowhere */
export type ChooseFile = (proposed: string, format: 'csv' | 'xlsx') => Promise<string | null>;

/** Asks where to put the file, then writes it beside everything else that goes on. */
export async function exportHistory(history: HistoryPort, chooseFile: ChooseFile, input: MethodInput<'history.export'>): Promise<ExportReport> {
  const { fileName, format, ...wanted } = input;
  const chosen = await chooseFile(`${path.basename(fileName)}.${format}`, format);
  if (chosen === null) return { state: 'cancelled' };
  const file = chosen.toLowerCase().endsWith(`.${format}`) ? chosen : `${chosen}.${format}`;
  try {
    return { state: 'saved', file, ...(await history.exportTo({ ...wanted, file, format })) };
  } catch (error) {
    const cause = `The file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return { state: 'failed', failure: { code: 'export-failed', cause, mend: 'Choose another place, or free some disk space. Nothing half-written was left.' } };
  }
}
