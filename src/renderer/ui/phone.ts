import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** The country in which a cloud's numbers without a country code are dialled. */
export function countryOfDialect(dialect: string): CountryCode {
  return dialect === 'tel4vn' ? 'VN' : 'CN';
}

/**
 * Groups a number for reading (`173 1913 2391`, `010 8140 0192`). Only spaces are put in: the digits stay
 * those that the cloud sent. What is no dialable number (an extension, a SIP name) stays as it is.
 */
export function groupNumber(number: string, dialect: string): string {
  if (!/^\+?\d{6,18}$/.test(number)) return number;
  const country = countryOfDialect(dialect);
  return (
    byNumberingPlan(number, country) ??
    byNumberingPlan(number, country, '+') ??
    behindPrefix(number, country) ??
    inFours(number)
  );
}

/** Groups a number as a person wrote it: by the plan of home, where that does not know it by the other's. */
export function groupWritten(number: string, home: 'CN' | 'VN'): string {
  if (!/^\+?\d{6,18}$/.test(number)) return number;
  return byNumberingPlan(number, home) ?? byNumberingPlan(number, home === 'CN' ? 'VN' : 'CN') ?? groupNumber(number, home === 'VN' ? 'tel4vn' : '');
}

/** @param assumed what the cloud may have left out before the number, for the look-up only */
function byNumberingPlan(number: string, country: CountryCode, assumed = ''): string | null {
  const parsed = parsePhoneNumberFromString(assumed + number, country);
  if (!parsed?.isValid()) return null;
  const abroad = assumed !== '' || number.startsWith('+');
  const grouped = (abroad ? parsed.formatInternational() : parsed.formatNational()).replace(/[^\d+]+/g, ' ').trim();
  const written = grouped.slice(assumed.length);
  return written.includes(' ') && written.replaceAll(' ', '') === number ? written : null;
}

/** A mobile number behind the `0` or `9` that gets an outside line. */
function behindPrefix(number: string, country: CountryCode): string | null {
  if (!/^[09]/.test(number)) return null;
  const rest = byNumberingPlan(number.slice(1), country);
  return rest === null ? null : `${number.slice(0, 1)} ${rest}`;
}

/** Groups of four from the end; a first group of one or two digits stays with the next. */
function inFours(number: string): string {
  const groups = number.match(/\+?\d{1,4}(?=(\d{4})*$)/g);
  if (!groups || groups.length < 2) return number;
  const [first = '', second = '', ...rest] = groups;
  return first.length < 3 ? [first + second, ...rest].join(' ') : groups.join(' ');
}
