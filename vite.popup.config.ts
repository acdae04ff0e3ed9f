import { defineConfig } from 'vite';
import { windowPage } from './vite.renderer.config.ts';

/** The pop-up, by itself: it asks for nothing that the main window shows. */
export default defineConfig(windowPage('popup'));
