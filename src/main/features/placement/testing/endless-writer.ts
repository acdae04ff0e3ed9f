import { Places } from '../places.ts';

/** Moves a window without end, until somebody ends the process. */
const places = new Places(process.argv[2] ?? '', () => process.exit(1));
for (let x = 0; ; x += 1) {
  places.rememberMain({ bounds: { x, y: 0, width: 900, height: 600 }, maximized: false });
  await places.written();
  process.send?.(x);
}
