/** The sum of what the relay's `/metrics` shows under a name, whatever its labels. */
export async function relayMetric(url: string, name: string): Promise<number> {
  const response = await fetch(`${url}/metrics`);
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** The bound below which that share of a histogram's values lies, in the histogram's unit; `Infinity` above its last bound. */
export async function relayQuantile(url: string, name: string, share: number): Promise<number> {
  const response = await fetch(`${url}/metrics`);
  const buckets = [...(await response.text()).matchAll(new RegExp(`^${name}_bucket\\{le="([^"]+)"\\} (\\d+)$`, 'gm'))].map(([, bound, count]) => ({
    bound: bound === '+Inf' ? Infinity : Number(bound),
    count: Number(count),
  }));
  const all = buckets.at(-1)?.count ?? 0;
  return buckets.find(({ count }) => count >= all * share)?.bound ?? 0;
}
