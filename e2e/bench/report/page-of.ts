import type { BenchResult } from '../../../scripts/bench/result-file.ts';
import { bundledScript, styles } from './bundle.ts';
import { codeInScript, escaped, jsonInScript } from './html.ts';
import { isComparable } from './model/trends.ts';
import { bodyOf } from './sections.ts';

/** Runs before these are left to their JSON files. */
const mostRuns = 50;

/** What the page's program finds in the page. */
export interface PageData {
  readonly run: BenchResult;
  /** Runs that can be compared, oldest first. */
  readonly earlier: readonly BenchResult[];
}

/** A run as one page of charts that opens from the disk: nothing in it is loaded from anywhere. */
export async function pageOf(run: BenchResult, earlier: readonly BenchResult[]): Promise<string> {
  const data: PageData = { run, earlier: earlier.filter((other) => isComparable(run, other)).slice(-mostRuns) };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Danping benchmarks, ${escaped(run.at.slice(0, 16).replace('T', ' '))} UTC</title>
<style>${styles()}</style>
</head>
<body>
${bodyOf(data)}
<script type="application/json" id="data">${jsonInScript(data)}</script>
<script>${codeInScript(await bundledScript())}</script>
</body>
</html>
`;
}
