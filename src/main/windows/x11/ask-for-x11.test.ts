import { expect, it } from 'vitest';
import { askForX11, shallAskForX11 } from './ask-for-x11.ts';

const wayland = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' };

it.each([
  ['a Wayland desktop with X11 beside it', 'linux', wayland, [], true],
  ['a Wayland desktop that has no X11', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, [], false],
  ['an X11 desktop', 'linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }, [], false],
  ['somebody who wants Wayland', 'linux', wayland, ['--ozone-platform=wayland'], false],
  ['somebody who leaves it to Chromium', 'linux', wayland, ['--ozone-platform-hint=auto'], false],
  ['the second start', 'linux', wayland, [askForX11], false],
  ['Windows', 'win32', wayland, [], false],
] as const)('for %s X11 is asked for as it should', (_who, platform, env, argv, asks) => {
  expect(shallAskForX11(platform, env, argv)).toBe(asks);
});
