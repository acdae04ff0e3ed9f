import path from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { SavedTable } from '../../../shared/api/board-methods.ts';
import type { MethodInput } from '../../../shared/api/methods.ts';
import { writeWhole } from '../../write-whole.ts';

/** Asks where a supervisor wants the board's table, and writes it there whole or not at all. */
export async function saveTable(owner: BrowserWindow | null, { fileName, text }: MethodInput<'board.export'>): Promise<SavedTable> {
  const options = { defaultPath: path.basename(fileName), filters: [{ name: 'CSV', extensions: ['csv'] }] };
  const { canceled, filePath } = owner ? await dialog.showSaveDialog(owner, options) : await dialog.showSaveDialog(options);
  if (canceled || filePath === '') return { state: 'cancelled' };
  const file = filePath.toLowerCase().endsWith('.csv') ? filePath : `${filePath}.csv`;
  try {
    await writeWhole(file, text);
    return { state: 'saved', file };
  } catch (error) {
    const cause = `The file ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`;
    return { state: 'failed', failure: { code: 'export-failed', cause, mend: 'Choose another place, or free some disk space. Nothing half-written was left.' } };
  }
}
