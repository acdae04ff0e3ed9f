/** Runs `action` at once when asked, then at most once in every `intervalMs`; the last request is never lost. */
export function throttle(action: () => void, intervalMs: number): () => void {
  let timer: NodeJS.Timeout | null = null;
  let asked = false;
  const run = (): void => {
    asked = false;
    timer = setTimeout(() => {
      timer = null;
      if (asked) run();
    }, intervalMs);
    action();
  };
  return () => {
    asked = true;
    if (!timer) run();
  };
}
