import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportColumn } from '../../../shared/api/export-columns.ts';
import { exportColumns } from '../../../shared/api/export-columns.ts';
import { everyCall } from '../../../shared/api/history-filter.ts';
import type { Export } from '../reader-port.ts';
import { setScene, type Scene } from '../testing/scene.ts';
import { csvLine } from './csv.ts';
import { localTime } from './export-cells.ts';
import { xlsxRow } from './xlsx.ts';

let scene: Scene;
beforeEach(() => {
  scene = setScene();
});
afterEach(() => scene.end());

const headers = Object.fromEntries(exportColumns.map((column) => [column, `列 ${column}`])) as Record<ExportColumn, string>;
const words = { inbound: '呼入', missed: '未接' };

function wanted(change: Partial<Export>): Export {
  return { file: path.join(scene.folder, `out.${change.format ?? 'csv'}`), format: 'csv', filter: everyCall, headers, words, maskNumbers: false, ...change };
}

describe('an exported CSV file', () => {
  it('holds each call that fits once, latest first, in UTF-8 that Excel recognises, with the page’s words', async () => {
    scene.tell(...Array.from({ length: 450 }, (_, index) => ({ callId: `c${index}`, customerNumber: '13812345678', data: { customerName: '王女士' } })), { callId: 'other', customerNumber: '999' });
    scene.note('c449', { note: '退货,"未到账"\n明天' });
    const written = wanted({ filter: { ...everyCall, text: '王女' } });
    expect(await scene.history.exportTo(written)).toEqual({ rows: 450, isCut: false });
    const bytes = readFileSync(written.file);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = papa.parse<string[]>(bytes.toString('utf8').slice(1).trimEnd()).data;
    expect(lines[0]).toEqual(exportColumns.map((column) => `列 ${column}`));
    expect(lines.slice(1).map((line) => line.at(-1))).toEqual(Array.from({ length: 450 }, (_, index) => `c${449 - index}`));
    const first = Object.fromEntries(exportColumns.map((column, index) => [column, lines[1]?.[index]]));
    expect(first).toMatchObject({ direction: '呼入', outcome: '未接', customerNumber: '13812345678', customerName: '王女士', note: '退货,"未到账"\n明天', talkSeconds: '' });
    expect(first['startedAt']).toBe(localTime(new Date(scene.row('c449')?.startedAt ?? 0)));
    expect(readdirSync(scene.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('never begins a cell with what a spreadsheet would run, and otherwise says what was there', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('=1+1', '+8613812345678', '-1', '@sum', ' =x', '\t=x', '＝1', 'a=b', "it's", '"', 'x;y'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const [read] = papa.parse<string[]>(csvLine(cells), { delimiter: ',' }).data;
        for (const [index, text] of cells.entries()) {
          const shown = read?.[index] ?? '';
          expect(shown).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
          expect([text, `'${text}`]).toContain(shown.replace(/^'(?=')/, "'"));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hides the middle of numbers where that is asked for', async () => {
    scene.tell({ callId: 'a', customerNumber: '13812345678' }, { callId: 'b', customerNumber: '8001' });
    const written = wanted({ maskNumbers: true });
    await scene.history.exportTo(written);
    const text = readFileSync(written.file, 'utf8');
    expect(text).toContain('138****5678');
    expect(text).not.toContain('13812345678');
    expect(text).toContain('**01');
  });

  it('leaves nothing where it cannot be written', async () => {
    const written = wanted({ file: path.join(scene.folder, 'no-such-folder', 'out.csv') });
    await expect(scene.history.exportTo(written)).rejects.toThrow('ENOENT');
    expect(existsSync(written.file)).toBe(false);
  });
});

describe('an exported workbook', () => {
  it('is a whole archive with every call, numbers as texts and moments as moments', async () => {
    scene.tell(...Array.from({ length: 450 }, (_, index) => ({ callId: `c${index}`, customerNumber: '+8613812345678', data: { customerName: '<王> & "士"' } })));
    const written = wanted({ format: 'xlsx' });
    expect(await scene.history.exportTo(written)).toEqual({ rows: 450, isCut: false });
    const entries = unzip(readFileSync(written.file));
    expect([...entries.keys()].toSorted()).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
    const sheet = entries.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet.match(/<row>/g)).toHaveLength(451);
    expect(sheet).toContain('<is><t xml:space="preserve">+8613812345678</t></is>');
    expect(sheet).toContain('&lt;王&gt; &amp; &quot;士&quot;');
    expect(sheet).toMatch(/<c s="1"><v>460\d\d(\.\d+)?<\/v><\/c>/);
  });

  it('holds any text without breaking its XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const row = xlsxRow([text]);
        expect(row).toMatch(/^<row><c t="inlineStr"><is><t xml:space="preserve">[^<>]*<\/t><\/is><\/c><\/row>$/u);
        expect(row).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
        expect([...row].filter((sign) => !isXml(sign.codePointAt(0) ?? 0))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** XML 1.0, production 2. */
function isXml(point: number): boolean {
  return [0x9, 0xa, 0xd].includes(point) || (point >= 0x20 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000;
}

/** Reads an archive by its table of contents, and checks every checksum. */
function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  const entries = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [crc, packed, nameLength, local] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = inflateRawSync(archive.subarray(from, from + packed));
    expect([crc32(bytes), bytes.length]).toEqual([crc, archive.readUInt32LE(at + 24)]);
    entries.set(archive.toString('utf8', at + 46, at + 46 + nameLength), bytes.toString('utf8'));
    at += 46 + nameLength;
  }
  return entries;
}
