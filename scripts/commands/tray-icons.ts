import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesktop } from '../lib/desktop-process.ts';
import { prepareDesktop } from '../lib/desktop.ts';
import { root } from '../lib/paths.ts';
import { hasDisplay, startVirtualDisplay } from '../lib/virtual-display.ts';
import { overlayIcon, templateIcon, trayIcon, variants } from '../tray-icons/shapes.ts';

const basePx = 16;
/** What a screen's scale asks for, as Electron reads it from a file's name. */
const scales = [1, 1.25, 1.5, 2] as const;

/** Draws assets/tray anew. To be run by hand when the icon changes: the pictures are kept, so that no build needs a screen. */
const { binary } = await prepareDesktop({ display: !hasDisplay() });
const display = hasDisplay() ? null : await startVirtualDisplay();
const profile = mkdtempSync(path.join(tmpdir(), 'danping-icons-'));
const desk = await startDesktop({ binary, display: display?.name ?? null, switches: [`--profile=${profile}`] });
try {
  const folder = path.join(root, 'assets', 'tray');
  mkdirSync(folder, { recursive: true });
  const draw = async (name: string, svg: string, wanted: readonly number[] = scales): Promise<void> => {
    for (const scale of wanted) {
      const suffix = scale === 1 ? '' : `@${scale}x`;
      writeFileSync(path.join(folder, `${name}${suffix}.png`), await raster(svg, Math.round(basePx * scale)));
    }
  };
  for (const variant of variants) {
    await draw(variant, trayIcon(variant));
    await draw(`${variant}Template`, templateIcon(variant), [1, 2]);
  }
  await draw('overlay', overlayIcon());
} finally {
  await desk.stop();
  await display?.close();
  rmSync(profile, { recursive: true, force: true });
}

/** The app's own page draws: it may load pictures that are given whole in their address. */
async function raster(svg: string, sizePx: number): Promise<Buffer> {
  const url = await desk.main.evaluate(
    async ([source, size]) => {
      const image = new Image(size, size);
      image.src = `data:image/svg+xml,${encodeURIComponent(source)}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = size;
      canvas.height = size;
      canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
      return canvas.toDataURL('image/png');
    },
    [svg, sizePx] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
