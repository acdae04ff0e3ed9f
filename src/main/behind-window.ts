import { setTimeout as delay } from 'node:timers/promises';
import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { DesktopApp } from './desktop-app.ts';
import { DesktopHabits } from './desktop-habits.ts';
import type { GivenEnrolment } from './features/enrolment/enrolment.ts';
import type { LinkInbox } from './features/links/link-inbox.ts';
import { takeOwnLinks } from './features/links/protocol-client.ts';
import type { Places } from './features/placement/places.ts';
import { PopupPlacement } from './features/placement/popup-placement.ts';
import { realScreens } from './features/placement/real-screens.ts';
import type { StoredSettings } from './features/settings/settings.ts';
import { log } from './logging.ts';
import type { Look } from './windows/look.ts';
import { pageUrl } from './windows/pages.ts';
import { PopupWindow } from './windows/popup-window.ts';
import { standingHere } from './windows/standing.ts';

/** A main window that does not come to its first frame in this time keeps nobody waiting for a pop-up. */
const paintPatienceMs = 2_000;

export interface BehindWindowParts {
  readonly profile: string;
  readonly given: GivenEnrolment;
  readonly settings: StoredSettings;
  readonly main: BrowserWindow;
  readonly places: Places;
  readonly look: Look;
  readonly links: LinkInbox;
  readonly hidden: boolean;
}

export interface BehindWindow {
  readonly desktop: DesktopApp;
  readonly habits: Promise<DesktopHabits>;
}

/** Everything behind the main window, which is loading its page meanwhile. */
export function openBehindWindow(parts: BehindWindowParts): BehindWindow {
  const { profile, given, settings, main } = parts;
  const desktop = new DesktopApp(profile, given, settings, main);
  desktop.start();
  return { desktop, habits: settleIn(desktop, parts) };
}

/** What nobody sees yet comes when the main window stands on the screen: it would only take the processor from it. */
async function settleIn(desktop: DesktopApp, { settings, main, places, look, links, hidden }: BehindWindowParts): Promise<DesktopHabits> {
  await Promise.race([desktop.mainPainted, delay(paintPatienceMs)]);
  const { backgroundColor } = look;
  const popup = new PopupWindow({ backgroundColor, placement: new PopupPlacement(places, realScreens, () => settings.current.popup), standing: standingHere() });
  main.on('closed', () => popup.destroy());
  desktop.attachPopup(popup);
  await popup.load(pageUrl('popup', look));
  desktop.settled();
  const habits = new DesktopHabits({ main, popup, places, ...desktop.ports, settings });
  desktop.attachHabits(habits);
  if (hidden) void habits.putAside();
  app.on('activate', () => habits.opened(null));
  app.on('quit', () => habits.stop());
  links.attach((link) => habits.opened(link));
  takeOwnLinks();
  log.info('windows are ready');
  return habits;
}
