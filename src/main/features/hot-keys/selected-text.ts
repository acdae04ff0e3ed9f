import { clipboard } from 'electron';

/**
 * The text that is selected in whatever program. Under X11 that is the primary selection, there without copying;
 * elsewhere a program cannot know, and the person copies first.
 */
export async function selectedText(): Promise<string> {
  if (process.platform !== 'linux') return clipboard.readText();
  const { selection } = clipboard;
  if (selection) return selection.readText();
  // Before Electron 45 the selection was a parameter, which the types no longer know.
  const text: unknown = Reflect.apply(clipboard.readText, clipboard, ['selection']);
  return typeof text === 'string' ? text : '';
}
