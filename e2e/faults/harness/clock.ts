/** For `node --import`: this program's clock goes so many milliseconds fast (DANPING_CLOCK_SHIFT_MS), negative for slow. */
const shiftMs = Number(process.env['DANPING_CLOCK_SHIFT_MS']);
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    // Whatever else a date is made of is not the clock's business.
    super(...((given.length === 0 ? [RealDate.now() + shiftMs] : given) as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
