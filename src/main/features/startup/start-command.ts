import type { StartCommand } from './autostart-entry.ts';

/** The window stays away until somebody asks for it. */
export const hiddenSwitch = '--hidden';

export interface RunningApp {
  readonly execPath: string;
  readonly argv: readonly string[];
  /** A packed app brings its code; the bare Electron is told a folder. */
  readonly packaged: boolean;
  readonly appFolder: string;
  /** The file that an AppImage was started from; its inside moves with every start. */
  readonly appImage: string | undefined;
}

/** What of this start shall hold at log-in too. Never a token or a code: they would lie in a file in clear. */
const kept = ['--profile=', '--relay=', '--preset=', '--lang=', '--theme=', '--ozone-platform=', '--no-sandbox'];

/** How the operating system shall start the app at log-in: as it was started now, without its window. */
export function logInCommand({ execPath, argv, packaged, appFolder, appImage }: RunningApp): StartCommand {
  const same = argv.filter((argument) => kept.some((start) => argument === start || (start.endsWith('=') && argument.startsWith(start))));
  return { program: appImage ?? execPath, args: [...(packaged ? [] : [appFolder]), ...same, hiddenSwitch] };
}

export function startsHidden(argv: readonly string[]): boolean {
  return argv.includes(hiddenSwitch);
}
