import { useEffect, useState, type ComponentType, type JSX } from 'react';

/** A part of a window that its first frame does not show. */
export interface Later<Props> {
  (props: Props): JSX.Element | null;
  /** Fetches it ahead of its first use. */
  load(): Promise<void>;
}

/**
 * Leaves a part of a window out of what must be read before the first frame. Once it is loaded it is drawn at once, in the very frame that
 * asks for it (React's own `lazy` would show an empty place first).
 */
export function later<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>): Later<Props> {
  let part: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const load = (): Promise<void> =>
    (loading ??= fetchPart().then(
      (fetched) => {
        part = fetched;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  function Part(props: Props): JSX.Element | null {
    const [, loaded] = useState(part !== null);
    useEffect(() => {
      if (part === null) void load().then(() => loaded(true));
    }, []);
    const Loaded = part;
    return Loaded && <Loaded {...props} />;
  }
  return Object.assign(Part, { load });
}
