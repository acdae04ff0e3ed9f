import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'papaparse';
import { boardAgent } from '../../../../shared/board/testing/board-messages.ts';
import { csvOf } from './csv.ts';
import { tableCells, tableColumns } from './table.ts';

describe('the saved table', () => {
  it('comes back as it was from whatever reads CSV, marked for Excel', () => {
    const cell = fc.string({ maxLength: 12 }).filter((text) => !text.startsWith("'"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = csvOf(rows);
        expect(text.startsWith('\uFEFF')).toBe(true);
        const read = parse<string[]>(text.slice(1), { newline: '\r\n', delimiter: ',' }).data.slice(0, -1);
        expect(read.map((cells) => cells.map((one) => one.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r])/, '')))).toEqual(rows);
      }),
    );
  });

  it('holds nothing that a spreadsheet would run', () => {
    for (const evil of ['=1+1', '+86', '-1', '@x', '\t=1', '  =1', '＝1']) expect(csvOf([[evil]])).toContain(`'${evil}`);
  });

  it('has a cell for each column', () => {
    const agent = boardAgent({ since: '2026-11-20T02:00:00.000Z' });
    const cells = tableCells({ agent, state: '空闲', customer: null, queue: null }, Date.parse('2026-11-20T02:01:30.000Z'), String);
    expect(cells).toHaveLength(tableColumns.length);
    expect(cells).toMatchObject(['20001', '李雷', '空闲', expect.stringMatching(/^2026-11-\d\d \d\d:00:00$/), 90, null, null, 'true', 'true']);
  });
});
