import type { Cell } from './export-cells.ts';
import { styles } from './xlsx-parts.ts';

/** An Excel sheet has so many rows, its header line included. */
export const mostRowsOfSheet = 1_048_576;
/** An Excel cell holds so many UTF-16 code units. */
const longestText = 32_767;
/** Excel counts days from here. */
const dayZero = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What XML 1.0 does not allow in a text; a lone half of a surrogate pair is none of its signs either. */
const noXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** One line of the sheet. Texts are said to be texts: no formula runs and no number is rounded. */
export function xlsxRow(cells: readonly Cell[], style: number = styles.plain): string {
  return `<row>${cells.map((cell) => xlsxCell(cell, style)).join('')}</row>`;
}

function xlsxCell(cell: Cell, style: number): string {
  if (cell === null) return '<c/>';
  if (cell instanceof Date) return `<c s="${styles.moment}"><v>${dayNumber(cell)}</v></c>`;
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>';
  const text = cell.slice(0, longestText).replaceAll(noXml, '').replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? '');
  return `<c t="inlineStr"${style === styles.plain ? '' : ` s="${style}"`}><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** By this computer's clock: a cell knows no time zone. */
function dayNumber(moment: Date): number {
  return (moment.getTime() - moment.getTimezoneOffset() * minuteMs - dayZero) / dayMs;
}
