import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContacts } from './parse-contacts.ts';

describe('a list of contacts', () => {
  it.each([
    ['姓名,手机号码,公司,备注\n王女士,138 1234 5678,顺丰,VIP', '王女士', ['138 1234 5678'], '顺丰', 'VIP'],
    ['\uFEFF联系人;电话\r\n李雷;+86 10 8140 0192\r\n', '李雷', ['+86 10 8140 0192'], null, null],
    ['Full Name,Mobile,Work phone,Company,Notes\nAnn Lee,+1 212 555 0100,0101;0102,Acme,"likes, commas"', 'Ann Lee', ['+1 212 555 0100', '0101', '0102'], 'Acme', 'likes, commas'],
    ['Họ và tên;Số điện thoại;Công ty;Ghi chú\nNguyễn Văn An;0912 345 678;Công ty A;', 'Nguyễn Văn An', ['0912 345 678'], 'Công ty A', null],
    ['First Name,Last Name,Phone 1 - Value,Phone 1 - Type\nAnn,Lee,13812345678,Mobile', 'Ann Lee', ['13812345678'], null, null],
    ['姓,名,手机\n王,小明,13812345678', '王小明', ['13812345678'], null, null],
    ['name\tphone\nAnn\t13812345678', 'Ann', ['13812345678'], null, null],
  ])('is understood by its header: %j', (csv, name, numbers, company, note) => {
    expect(parseContacts(csv)).toEqual({ missing: null, contacts: [{ name, numbers, company, note }], refused: [], refusedCount: 0 });
  });

  it.each([
    ['', 'name'],
    ['foo,bar\n1,2', 'name'],
    ['姓名,地址\n王,北京', 'number'],
    ['name,phone', 'rows'],
  ])('that says too little is refused as a whole: %j lacks %s', (csv, missing) => {
    expect(parseContacts(csv)).toMatchObject({ missing, contacts: [] });
  });

  it('names every line that it does not take, and why', () => {
    const csv = [
      'name,phone,note',
      'Ann,13812345678,"two\nlines"',
      ',13812345678,',
      '',
      'Bob,,',
      'Carl,1.38E+10,',
      `${'x'.repeat(300)},13812345678,`,
      'Dora,13812345678,',
      `Eve,${Array.from({ length: 21 }, (_, index) => 1000 + index).join(';')},`,
      'Zed,"13812345678',
    ].join('\n');
    const { contacts, refused } = parseContacts(csv);
    expect(contacts.map(({ name }) => name)).toEqual(['Ann', 'Dora']);
    expect(refused).toEqual([
      { line: 4, why: 'no-name' },
      { line: 6, why: 'no-number' },
      { line: 7, why: 'bad-number' },
      { line: 8, why: 'too-long' },
      { line: 10, why: 'too-many-numbers' },
      { line: 11, why: 'unreadable' },
    ]);
  });

  it('loses no line, whatever stands in it', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('Ann', '13812345678', '"', '\n', '；'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const csv = ['name,phone', ...rows.map((cells) => cells.map(quoted).join(','))].join('\n');
        const { contacts, refusedCount } = parseContacts(csv);
        const blank = rows.filter((cells) => cells.every((text) => text.trim() === '')).length;
        expect(contacts.length + refusedCount + blank).toBe(rows.length);
      }),
    );
  });
});
