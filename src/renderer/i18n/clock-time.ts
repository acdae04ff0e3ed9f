type Format = (at: Date | number) => string;

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/**
 * Formats moments in a language. Hours and minutes alone read the same in every language of this app, and are put together here: the
 * browser's first look into its calendars takes 15 ms, which the first frame would wait for.
 *
 * @param options as `Intl.DateTimeFormat` takes them
 */
export function formatterOf(tag: string | undefined, options: Intl.DateTimeFormatOptions): Format {
  const { hour, minute, hourCycle, ...others } = options;
  const isClock = hour === '2-digit' && minute === '2-digit' && hourCycle === 'h23' && Object.values(others).every((other) => other === undefined);
  if (isClock) {
    return (at) => {
      const moment = new Date(at);
      return `${twoDigits(moment.getHours())}:${twoDigits(moment.getMinutes())}`;
    };
  }
  const format = new Intl.DateTimeFormat(tag, options);
  return (at) => format.format(at);
}
