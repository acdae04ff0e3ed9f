/** Whether a version is at least the floor; both as `1.2.3`. Of several floors, the one of its own line (the first number) counts. */
export function reaches(version: string, floors: readonly string[]): boolean {
  const line = (each: string): number => numbersOf(each)[0] ?? 0;
  const own = floors.find((floor) => line(floor) === line(version));
  const highest = floors.toSorted(compare).at(-1) ?? '0';
  return own === undefined ? compare(version, highest) >= 0 : compare(version, own) >= 0;
}

function compare(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let place = 0; place < 3; place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): readonly number[] {
  return (version.split('-')[0] ?? '').split('.').map(Number);
}
