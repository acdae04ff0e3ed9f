/** The page's colours and font, as its style sheet has them at the moment. */
export interface Palette {
  readonly surface: string;
  readonly line: string;
  readonly strong: string;
  readonly text: string;
  readonly muted: string;
  readonly ours: string;
  readonly peer: string;
  readonly over: string;
  readonly limit: string;
  readonly font: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return { surface: of('surface'), line: of('line'), strong: of('strong'), text: of('text'), muted: of('muted'), ours: of('ours'), peer: of('peer'), over: of('over'), limit: of('limit'), font: style.fontFamily };
}
