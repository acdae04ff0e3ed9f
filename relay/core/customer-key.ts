/** Chinese mobile numbers, as clouds send them: bare, with a long-distance 0, with the country's code. */
const chineseMobile = /^(?:86)?0?(1[3-9]\d{9})$/;
/** Vietnamese ones: nine digits after 0 or the country's code. */
const vietnameseMobile = /^(?:84|0)([35789]\d{8})$/;

/**
 * What one customer's numbers have in common however a cloud writes them. Only writings that cannot be anybody else's are
 * taken for the same; whatever is no phone number stands for itself.
 */
export function customerKeyOf(customerNumber: string): string {
  const digits = customerNumber.replaceAll(/[ ().-]/g, '').replace(/^(?:\+|00)+/, '');
  const [, chinese] = chineseMobile.exec(digits) ?? [];
  if (chinese !== undefined) return `86${chinese}`;
  const [, vietnamese] = vietnameseMobile.exec(digits) ?? [];
  if (vietnamese !== undefined) return `84${vietnamese}`;
  return /^\d+$/.test(digits) ? digits : customerNumber;
}
