import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** Where numbers without a country code belong. */
export type HomeRegion = 'CN' | 'VN';

export interface ReadNumber {
  /** `null` where several countries share the calling code and the number does not tell. */
  readonly country: CountryCode | null;
  readonly callingCode: string;
  /** Without country code and trunk prefix, digits only. */
  readonly nationalNumber: string;
  readonly e164: string;
}

/** Where each cloud has its lines, after the addresses and examples of its document. */
const homeOfCloud: Readonly<Record<string, HomeRegion>> = { 'moor-v7': 'CN', yunhuni: 'CN', wellcloud: 'CN', tel4vn: 'VN' };

/** A cloud's numbers belong to its own country, whatever the desk says: a language says nothing of a number. Others follow the desk. */
export function homeOf(dialect: string, deskHome: HomeRegion): HomeRegion {
  return homeOfCloud[dialect] ?? deskHome;
}

/**
 * Reads a number as a cloud may send it: national with or without the leading 0, with `+` or `00`, with the `+` left out, or
 * behind the 0 or 9 that gets an outside line. What is no dialable number (an extension, a SIP name) gives `null`.
 */
export function readNumber(number: string, home: HomeRegion): ReadNumber | null {
  const digits = number.replace(/[\s().-]/g, '');
  if (!/^\+?\d{5,18}$/.test(digits)) return null;
  const parsed =
    valid(digits, home) ??
    (digits.startsWith('+') ? null : valid(`+${digits}`, home)) ??
    (/^[09]/.test(digits) ? valid(digits.slice(1), home) : null);
  if (!parsed) return null;
  return {
    country: parsed.country ?? null,
    callingCode: parsed.countryCallingCode,
    nationalNumber: parsed.nationalNumber,
    e164: parsed.number,
  };
}

function valid(number: string, home: HomeRegion): ReturnType<typeof parsePhoneNumberFromString> | null {
  const parsed = parsePhoneNumberFromString(number, home);
  return parsed?.isValid() ? parsed : null;
}
