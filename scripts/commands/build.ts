import { buildApp } from '../lib/build-app.ts';

await buildApp();
