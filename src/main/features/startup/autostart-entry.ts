/** How the app is started: a program and what it is told. */
export interface StartCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/**
 * The file that a Linux desktop starts at log-in (Desktop Application Autostart Specification; the quoting is that of
 * the Desktop Entry Specification, "The Exec key").
 */
export function autostartEntry({ program, args }: StartCommand): string {
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Danping',
    'Name[zh_CN]=弹屏',
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    'Icon=danping',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Twice escaped: once as an argument, and the whole once more as a value; a percent sign is doubled. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\').replaceAll('\n', String.raw`\n`).replaceAll('\t', String.raw`\t`).replaceAll('\r', String.raw`\r`)}"`;
}
