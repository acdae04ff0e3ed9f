/**
 * What is asked in the page: sent there whole. When the largest of what the page shows was painted (W3C Largest Contentful Paint), which
 * for a page that is drawn in one step is when the screen was; epoch milliseconds. A first word such as "Loading" is not the largest.
 */
export async function screenPaint(): Promise<number> {
  const paints = await new Promise<PerformanceEntryList>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  return performance.timeOrigin + (paints.at(-1)?.startTime ?? Number.NaN);
}
