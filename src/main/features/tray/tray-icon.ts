import path from 'node:path';
import { nativeImage } from 'electron';
import type { NativeImage } from 'electron';
import type { TrayVariant } from './glance.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'assets', 'tray');

/** The tray's picture for this platform. */
export function trayIcon(variant: TrayVariant): NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(path.join(folder, `${variant}Template.png`));
    image.setTemplateImage(true);
    return image;
  }
  // Linux panels are 22 to 48 pixels high and take the one size that they are given.
  const size = process.platform === 'linux' ? '@2x' : '';
  return nativeImage.createFromPath(path.join(folder, `${variant}${size}.png`));
}

/** For the corner of the task bar's button on Windows. */
export function overlayIcon(): NativeImage {
  return nativeImage.createFromPath(path.join(folder, 'overlay.png'));
}
