import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { csvOf } from '../../board/model/csv.ts';

/** Saves the codes of the new agents as a file for a spreadsheet: they are shown once. */
export function saveCodes(rows: AdminOutput<'agents.import'>['rows'], fileName: string): void {
  const lines = rows.flatMap(({ agentNumber, name, code, link }) => (code === undefined ? [] : [[agentNumber, name, code, link ?? '']]));
  const address = URL.createObjectURL(new Blob([csvOf([['number', 'name', 'code', 'link'], ...lines])], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
