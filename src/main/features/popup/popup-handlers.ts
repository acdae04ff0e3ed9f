import type { Handlers } from '../../ipc/serve-methods.ts';
import type { PopupWindow } from '../../windows/popup-window.ts';
import type { TestDirection } from './test-call.ts';

type PopupWindowMethod = 'popup.fit' | 'popup.drag' | 'popup.resetPosition' | 'popup.takeKeyboard' | 'popup.giveKeyboardBack' | 'popup.test';

/** Answers what concerns the pop-up's window rather than the calls in it. */
export function popupWindowHandlers(window: () => PopupWindow | null, test: (direction: TestDirection) => void): Pick<Handlers, PopupWindowMethod> {
  return {
    'popup.fit': ({ height }) => window()?.fit(height),
    'popup.drag': ({ phase, dx, dy }) => window()?.drag(phase, { x: dx, y: dy }),
    'popup.resetPosition': () => window()?.resetPosition(),
    'popup.takeKeyboard': async () => void (await window()?.takeKeyboard()),
    'popup.giveKeyboardBack': () => window()?.giveKeyboardBack(),
    'popup.test': ({ direction }) => test(direction),
  };
}
