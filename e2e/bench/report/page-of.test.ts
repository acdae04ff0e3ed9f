import { describe, expect, test } from 'vitest';
import { pageOf } from './page-of.ts';
import { resultOf, rowOf } from './testing/result-of.ts';

const figures = [
  rowOf({ figure: 'push to client, p99', value: 0.8, against: 'bare Socket.IO (0.6 ms)', ratio: 1.33, budget: 'at most 1.5 ×', ok: true, detail: { p50: 0.3, peer: 'its <configuration>' } }),
  rowOf({ figure: 'push to client, p99, against nchan', value: null, detail: { skipped: 'no apt-get here' } }),
];
const curve = { name: 'A push with so many events', x: 'events', y: 'µs', scale: 'log' as const, lines: [{ name: 'relay', points: [[10, 1], [100, 2]] as [number, number][] }] };
const run = resultOf([{ name: 'ingest', figures, curves: [curve] }, { name: 'popup', failure: 'the </script><b>display</b> went away' }]);
const page = await pageOf(run, [resultOf([{ name: 'ingest', figures }], { at: '2026-11-19T08:00:00.000Z' })]);
/** Without the program and its data. */
const shown = page.replaceAll(/<script[^>]*>[^]*?<\/script>/g, '');

describe('the page of charts', () => {
  test('loads nothing from anywhere', () => {
    expect(page).toContain("default-src 'none'");
    expect(shown).not.toMatch(/\b(?:src|href)=|url\(|@import/);
    expect(page.match(/<script/g)).toHaveLength(2);
  });

  test('has a place for each chart', () => {
    for (const chart of ['budgets', 'peers', 'curve', 'trend']) expect(shown).toContain(`data-chart="${chart}"`);
  });

  test('names what was not measured, and why', () => {
    expect(shown).toContain('no apt-get here');
    expect(shown).toContain('came to no end: the &lt;/script&gt;&lt;b&gt;display');
    expect(shown).toContain('<b>2</b> not measured');
  });

  test('tells every figure with its details, and of the computer', () => {
    expect(shown).toContain('its &lt;configuration&gt;');
    expect(shown).toContain('Some Processor 3000, 2 cores');
    expect(shown).toContain('0.18 ms p50');
  });

  test('carries the data for the charts whole', () => {
    const data = /<script type="application\/json" id="data">([^]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ run, earlier: [{ at: '2026-11-19T08:00:00.000Z' }] });
  });
});
