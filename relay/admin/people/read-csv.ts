import Papa from 'papaparse';
import { fail, ok, type Result } from '../../../src/shared/result.ts';

/** One line of a list of agents; `line` counts from 1, the head included. */
export interface ListedPerson {
  readonly line: number;
  readonly number: string;
  readonly name: string;
  readonly source: string | null;
  readonly also: readonly string[] | null;
}

type Column = 'number' | 'name' | 'source' | 'also';

/** What people call the columns. */
const heads: Readonly<Record<string, Column>> = {
  number: 'number', agentnumber: 'number', 'agent number': 'number', 工号: 'number', 坐席工号: 'number', 'số máy': 'number', 'mã số': 'number',
  name: 'name', 姓名: 'name', 坐席姓名: 'name', tên: 'name', 'họ tên': 'name',
  source: 'source', 来源: 'source', nguồn: 'source',
  also: 'also', extension: 'also', 分机: 'also', 'máy nhánh': 'also',
};

/** Reads a list of agents. Fails with `unreadable` where the head lacks number or name; lines are judged later. */
export function readCsv(csv: string): Result<readonly ListedPerson[]> {
  const { data: lines } = Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const columns = (lines[0] ?? []).map((head) => heads[head.trim().toLowerCase()] ?? null);
  if (!columns.includes('number') || !columns.includes('name')) {
    return fail('unreadable', 'The first line does not name the columns number and name.', 'Begin with: number,name,source,also');
  }
  const people = lines.slice(1).flatMap((cells, index): ListedPerson[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const of = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? '';
    const also = columns.includes('also') ? of('also').split(/[\s;，、]+/).filter(Boolean) : null;
    return [{ line: index + 2, number: of('number'), name: of('name'), source: of('source') || null, also }];
  });
  return ok(people);
}
