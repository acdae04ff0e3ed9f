/** What the tray can say at a glance. The same names as the files of assets/tray. */
export const variants = ['live', 'offline', 'do-not-disturb', 'unread'] as const;
export type Variant = (typeof variants)[number];

interface Ink {
  readonly ground: string;
  readonly line: string;
  readonly unread: string;
  readonly pause: string;
}

const colours: Ink = { ground: '#1d4ed8', line: '#fff', unread: '#dc2626', pause: '#b45309' };
const grey = '#64748b';

/** assets/icon.svg with fewer and bolder strokes: at 16 pixels each of them is one or two pixels wide. */
export function trayIcon(variant: Variant): string {
  const ink = variant === 'offline' ? { ...colours, ground: grey } : colours;
  return svg(`<rect width="32" height="32" rx="7" fill="${ink.ground}"/>${marks(variant, ink)}`);
}

/** For the menu bar of macOS: black on nothing, coloured by the system. The marks are told by their shape alone. */
export function templateIcon(variant: Variant): string {
  const ink = { ground: 'none', line: '#000', unread: '#000', pause: '#000' };
  return svg(marks(variant, ink, true));
}

/** On the task bar's button of Windows: there are missed calls. */
export function overlayIcon(): string {
  return svg(`<circle cx="16" cy="16" r="14" fill="${colours.unread}" stroke="#fff" stroke-width="3"/><path d="M16 8v9" ${stroke('#fff', 4)}/><circle cx="16" cy="23.5" r="2.4" fill="#fff"/>`);
}

function marks(variant: Variant, ink: Ink, template = false): string {
  const handset = `<path d="M13 14 8.6 9C5.4 16.8 14.2 26.6 23.2 24.4L18.4 19.6" fill="none" ${stroke(ink.line, 4)}/>`;
  const card = `<rect x="17" y="5" width="11" height="8" rx="2" fill="${ink.line}"/>`;
  switch (variant) {
    case 'live':
      return handset + card;
    case 'offline':
      return `${handset}${cut(template, 'M6 27 27 6', 7)}<path d="M6 27 27 6" ${stroke(ink.line, 3)}/>`;
    case 'do-not-disturb':
      return `${handset}<circle cx="23.5" cy="9" r="7.5" fill="${ink.pause}"/><path d="M19.8 9h7.4" ${stroke('#fff', 3)}/>`;
    case 'unread':
      return `${handset}<circle cx="23.5" cy="9" r="7.5" fill="${ink.unread}" stroke="${template ? 'none' : '#fff'}" stroke-width="2"/>`;
  }
}

/** Room on both sides of the line, so that it stands out from what it crosses. */
function cut(template: boolean, path: string, width: number): string {
  return template ? '' : `<path d="${path}" ${stroke(grey, width)}/>`;
}

function stroke(colour: string, width: number): string {
  return `stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`;
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${content}</svg>`;
}
