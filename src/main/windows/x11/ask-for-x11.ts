const platformSwitch = '--ozone-platform';

/**
 * Whether the app shall start once more, asking for X11: under Wayland no window may choose its place or stay above
 * others. Chromium decides before any code of the app runs, so a switch is the only way.
 */
export function shallAskForX11(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, argv: readonly string[]): boolean {
  if (platform !== 'linux' || !env['DISPLAY']) return false;
  // Who says how to be started, means it.
  if (argv.some((argument) => argument.startsWith(platformSwitch))) return false;
  return Boolean(env['WAYLAND_DISPLAY']) || env['XDG_SESSION_TYPE'] === 'wayland';
}

export const askForX11 = `${platformSwitch}=x11`;
