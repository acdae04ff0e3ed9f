import { crc32 } from 'node:zlib';

export type SealedValue = string | number | null;

/** A row whose bytes changed on disk. SQLite does not see a flipped byte inside a text; the row's own checksum does. */
export class RowDamaged extends Error {
  readonly code = 'SQLITE_CORRUPT_ROW';

  constructor(table: string) {
    super(`A row of ${table} is no longer what was written.`);
  }
}

/** What of a table's rows is covered by a checksum (CRC-32) in the column `checksum` of the same row. */
export class RowSeal<const Column extends string> {
  readonly table: string;
  readonly columns: readonly Column[];

  constructor(table: string, columns: readonly Column[]) {
    this.table = table;
    this.columns = columns;
  }

  of(row: Readonly<Record<Column, SealedValue>>): number {
    const [only] = this.columns;
    if (this.columns.length === 1 && only !== undefined) return crc32(String(row[only] ?? ''));
    return crc32(this.columns.map((column) => row[column] ?? '\u0001').join('\u0000'));
  }

  /**
   * @param checksum `null` where none was kept yet
   * @param mayBeMissing rows of an older schema are still being sealed
   * @throws RowDamaged
   */
  check(row: Readonly<Record<Column, SealedValue>>, checksum: number | null, mayBeMissing = false): void {
    if (checksum === null ? !mayBeMissing : checksum !== this.of(row)) throw new RowDamaged(this.table);
  }

  /** For a SELECT: the covered columns and the checksum. */
  selected(alias: string): string {
    return [...this.columns, 'checksum'].map((column) => `${alias}.${column}`).join(', ');
  }
}

/** A row as it is read to be checked. */
export type SealedRow<Seal> = Seal extends RowSeal<infer Column> ? Readonly<Record<Column, SealedValue>> & { readonly checksum: number | null } : never;
