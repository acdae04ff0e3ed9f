/**
 * Orders versions as Semantic Versioning does (2.0.0, section 11), the newer one first: 1.0.0 before 1.0.0-rc.2 before 1.0.0-rc.1.
 */
export function newerFirst(a: string, b: string): number {
  const [left, right] = [partsOf(b), partsOf(a)];
  for (const [index, part] of left.core.entries()) if (part !== right.core[index]) return part - (right.core[index] ?? 0);
  if (left.pre.length === 0 || right.pre.length === 0) return right.pre.length - left.pre.length;
  for (const [index, part] of left.pre.entries()) {
    const other = right.pre[index];
    if (other === undefined) return 1;
    if (part !== other) return orderOf(part, other);
  }
  return left.pre.length - right.pre.length;
}

function partsOf(version: string): { readonly core: readonly number[]; readonly pre: readonly string[] } {
  const [core = '', ...pre] = version.split('-');
  return { core: core.split('.').map(Number), pre: pre.length === 0 ? [] : pre.join('-').split('.') };
}

/** Numbers count as numbers and stand below words. */
function orderOf(a: string, b: string): number {
  const [isNumber, otherIsNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && otherIsNumber) return Number(a) - Number(b);
  if (isNumber !== otherIsNumber) return isNumber ? -1 : 1;
  return a < b ? -1 : 1;
}
