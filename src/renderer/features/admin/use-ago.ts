import { useTranslation } from 'react-i18next';

const steps = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
] as const;

/** Tells how long ago something was, against the relay's own clock: `3 sec. ago`. */
export function useAgo(): (at: string, now: string) => string {
  const { i18n } = useTranslation();
  const words = new Intl.RelativeTimeFormat(i18n.language, { style: 'short' });
  return (at, now) => {
    const seconds = Math.max(1, Math.round((Date.parse(now) - Date.parse(at)) / 1_000));
    const [unit, size] = steps.findLast(([, length]) => seconds >= length) ?? steps[0];
    return words.format(-Math.floor(seconds / size), unit);
  };
}
