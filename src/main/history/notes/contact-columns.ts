import { foldText } from '../search/fold-text.ts';

/** Which columns of a list hold what. */
export interface ContactColumns {
  readonly name: readonly number[];
  readonly numbers: readonly number[];
  readonly company: number | null;
  readonly note: number | null;
}

const exactNames = ['name', 'full name', 'display name', 'contact', 'contact name', 'customer', 'customer name', '姓名', '名字', '名称', '称呼', '联系人', '客户', '客户姓名', '客户名称', 'ten', 'ho ten', 'ho va ten', 'ten lien he', 'ten khach hang', 'khach hang'];
/** Lists of people who write given and family names apart; the order of the words is the order of the columns. */
const partsOfNames = ['first name', 'given name', 'middle name', 'last name', 'family name', 'surname', 'ho', 'ten dem', '姓', '名'];
const numberWords = /\b(phone|mobile|tel|telephone|cell|number|msisdn|sdt|so dt|dien thoai|di dong|so may)\b|电话|手机|号码|座机|联系方式/;
const noNumber = /\b(type|label|id|contract|order)\b|类型|类别|编号|合同号|订单号/;
const companyWords = /\b(company|organization|organisation|firm|cong ty|to chuc|don vi)\b|公司|单位|企业/;
const noteWords = /\b(note|notes|remark|remarks|comment|comments|ghi chu)\b|备注|说明|注释/;

/** Guesses from the header line, in Chinese, English or Vietnamese. */
export function guessColumns(header: readonly string[]): ContactColumns {
  const titles = header.map(foldText);
  const where = (fits: (title: string) => boolean): number[] => titles.flatMap((title, column) => (fits(title) ? [column] : []));
  const whole = where((title) => exactNames.includes(title));
  const company = where((title) => companyWords.test(title));
  const note = where((title) => noteWords.test(title));
  return {
    name: whole.length > 0 ? whole.slice(0, 1) : where((title) => partsOfNames.includes(title)),
    numbers: where((title) => numberWords.test(title) && !noNumber.test(title)),
    company: company[0] ?? null,
    note: note[0] ?? null,
  };
}
