import { existsSync } from 'node:fs';

/** How a graphics card shows itself to Linux programs: kernel drivers, NVIDIA's and ARM's own, and Windows' for Linux within it. */
const cards = ['/dev/dri', '/dev/nvidia0', '/dev/mali0', '/dev/kgsl-3d0', '/dev/dxg'];

/**
 * Whether this computer surely has no graphics card: a virtual desktop, a terminal server. Chromium would find that out by starting all
 * its drivers, for 200 ms of a processor and 40 MB, and then draw as it does without one.
 */
export function hasNoCard(platform: NodeJS.Platform, isThere: (file: string) => boolean = existsSync): boolean {
  return platform === 'linux' && !cards.some((card) => isThere(card));
}
