import { defineConfig } from 'vite';
import { pages } from './vite.renderer.config.ts';

/** The pages that the relay serves to browsers; the board is shown by the desktop app too. */
export default defineConfig(pages(['board', 'admin', 'desk']));
