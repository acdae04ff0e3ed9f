/** Which test runs the commands that the documents show. A command that stands in none of these lists fails commands.test.ts. */

/** Sections whose test takes the commands out of the page itself, so that what stands there is what runs. */
export const sectionsWalked: readonly { readonly page: string; readonly headings: readonly string[] | 'all'; readonly by: string }[] = [
  { page: 'README.md', headings: ['By hand'], by: 'scripts/texts/typed-commands.test.ts' },
  { page: 'docs/admin.md', headings: ['1. Start the relay'], by: 'e2e/specs/admin.spec.ts' },
  { page: 'docs/admin.md', headings: ['Backup and restore'], by: 'scripts/texts/typed-commands.test.ts' },
  { page: 'docs/dialects.md', headings: 'all', by: 'scripts/texts/dialects-page.test.ts' },
  { page: 'docs/install-relay.md', headings: ['Debian and Ubuntu', 'Going back', 'Uninstall'], by: 'scripts/dist/relay-package/relay-deb.test.ts' },
  { page: 'docs/install-relay.md', headings: ['Other Linux'], by: 'scripts/dist/relay-package/relay-folder.test.ts' },
  { page: 'docs/install-relay.md', headings: ['TLS'], by: 'scripts/texts/typed-commands.test.ts' },
  { page: 'docs/protocol.md', headings: ['A worked example'], by: 'relay/protocol-example.test.ts' },
];

/** Single commands, each with the test that runs the same and the words of that test which do it. */
export const commandsRun: readonly { readonly command: string; readonly by: string; readonly words: string }[] = [
  { command: 'npm run demo', by: 'e2e/specs/commands.spec.ts', words: "'demo', '--', '--headless-check'" },
  // All of the tests are this command; nothing but the machine that runs them can start it.
  { command: 'npm test', by: '.ci/run', words: 'npm test' },
  { command: 'npm run build', by: 'e2e/specs/commands.spec.ts', words: "'build'" },
  { command: 'npm run lint', by: 'scripts/texts/dialects-page.test.ts', words: 'commands/${name}.ts' },
  { command: 'npm run typecheck', by: 'scripts/texts/dialects-page.test.ts', words: 'commands/${name}.ts' },
  { command: 'npx vitest run relay/dialects', by: 'scripts/lib/test-runs.ts', words: "'vitest', 'vitest.mjs'" },
  { command: 'npx playwright test --config e2e/playwright.config.ts e2e/specs/admin.spec.ts', by: 'scripts/lib/test-runs.ts', words: "'--config', 'e2e/playwright.config.ts'" },
  { command: 'npm run faults', by: 'scripts/lib/test-runs.ts', words: "'e2e', 'faults', 'main.ts'" },
  { command: 'npm run -s faults -- --only relay-killed --only power-loss', by: 'scripts/lib/test-runs.ts', words: "'e2e', 'faults', 'main.ts'" },
  { command: 'npm run sim', by: 'scripts/texts/typed-commands.test.ts', words: "'sim', '--', '--seed'" },
  { command: 'npm run fuzz', by: 'scripts/texts/typed-commands.test.ts', words: "'fuzz', '--', '--seconds'" },
  // Hours of measuring: a test begins the command, and the switches have a test of their own.
  { command: 'npm run bench', by: 'e2e/specs/commands.spec.ts', words: "'bench', '--', 'nothing-of-the-kind'" },
  ...['ingest popup', '--quick', '--json', 'ingest --profile', 'soak --hours 24'].map((rest) => ({ command: `npm run bench -- ${rest}`, by: 'e2e/bench/arguments.test.ts', words: 'readArguments(' })),
  { command: 'npx node scripts/bench/fill-page.ts [RESULT.json …]', by: 'scripts/bench/filled-page.test.ts', words: 'filledPage(page' },
  { command: 'sudo danping-relay release add latest-linux.yml danping_VERSION_amd64.deb', by: 'relay/updates.test.ts', words: "'release', 'add'" },
  { command: 'sudo danping-relay release pilots --agent 20001 --share 5', by: 'relay/updates.test.ts', words: "'release', 'pilots', '--agent'" },
  { command: 'sudo danping-relay release offer VERSION --to pilots', by: 'relay/updates.test.ts', words: "'release', 'offer', '3.0.0', '--to', 'pilots'" },
  { command: 'sudo danping-relay release offer VERSION --to everybody', by: 'relay/updates.test.ts', words: "'release', 'offer', '2.0.0', '--to', 'everybody'" },
  { command: 'sudo danping-relay release roll-back', by: 'relay/updates.test.ts', words: "'release', 'roll-back'" },
  // Windows, as far as it can be seen from elsewhere: what would be registered.
  ...['danping-relay service install -- --public-url https://danping.example.com', 'danping-relay service status'].map((command) => ({ command, by: 'relay/cli/service/service-commands.test.ts', words: "platform: 'win32'" })),
  { command: 'danping-relay admin add LOGIN', by: 'scripts/dist/relay-package/relay-deb.test.ts', words: 'sudo danping-relay admin add LOGIN' },
];
