/** Device-independent pixels, as Electron's `screen` gives them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves, and where it must be shrinks, a rectangle until it lies wholly inside the area. */
export function clampInto(rectangle: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(rectangle.width, area.width);
  const height = Math.min(rectangle.height, area.height);
  return {
    x: between(rectangle.x, area.x, area.x + area.width - width),
    y: between(rectangle.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** How many square pixels two rectangles share. */
export function sharedArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

export function isInside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function between(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
