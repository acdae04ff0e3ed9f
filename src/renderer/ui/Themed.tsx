import { MantineProvider, createTheme, defaultVariantColorsResolver, type MantineColorSchemeManager } from '@mantine/core';
import { useSyncExternalStore, type JSX, type ReactNode } from 'react';
import type { Theme } from './theme.ts';

/** Tokens decide on colours and sizes; the library only needs to know what its components start from. */
const mantineTheme = createTheme({
  cursorType: 'pointer',
  defaultRadius: 'md',
  variantColorResolver: (input) =>
    input.variant === 'filled'
      ? { background: 'var(--accent)', hover: 'var(--accent)', color: 'var(--on-accent)', border: 'var(--line) solid transparent' }
      : defaultVariantColorsResolver(input),
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    Menu: { defaultProps: { position: 'bottom-start', transitionProps: { duration: 0 }, withinPortal: true, offset: 4 } },
    Modal: { defaultProps: { centered: true, lockScroll: false, transitionProps: { duration: 0 }, overlayProps: { backgroundOpacity: 0.5 } } },
    // As a `header` it would be a second banner of the page (WAI-ARIA 1.2, "banner").
    ModalHeader: { defaultProps: { component: 'div' } },
    Popover: { defaultProps: { position: 'bottom-start', transitionProps: { duration: 0 }, withinPortal: true, offset: 4 } },
    Radio: { defaultProps: { iconColor: 'var(--on-accent)' } },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Tooltip: {
      defaultProps: { multiline: true, maw: 320, openDelay: 300, transitionProps: { duration: 0 }, withinPortal: true },
    },
  },
});

/** The host keeps what the person chose. The library's own keeper asks the browser's storage, and the first frame waits 20 ms for its disk. */
const nothingKept: MantineColorSchemeManager = {
  get: (otherwise) => otherwise,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

/** A page as windows/prepare-page.ts prepared it. */
interface ThemedPage {
  readonly theme: () => Theme;
  readonly onTheme: (callback: () => void) => () => void;
}

/**
 * The component library, held to the content security policy: it adds no `<style>` element of its own, all of
 * its variables come from mantine.css.
 */
export function Themed({ page, children }: { readonly page: ThemedPage; readonly children: ReactNode }): JSX.Element {
  const theme = useSyncExternalStore(page.onTheme, page.theme);
  return (
    <MantineProvider
      theme={mantineTheme}
      colorSchemeManager={nothingKept}
      forceColorScheme={theme === 'light' ? 'light' : 'dark'}
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      {children}
    </MantineProvider>
  );
}
