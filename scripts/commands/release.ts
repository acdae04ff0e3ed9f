import { root } from '../lib/paths.ts';
import { say } from '../lib/say.ts';
import { release } from '../release/release.ts';

const released = release(root, process.argv[2] ?? '');
if (released.ok) {
  const { version, tag } = released.value;
  say(`Danping ${version} is committed and tagged ${tag}; nothing was pushed. Next: "npm run dist" builds it, "git push --follow-tags" publishes the source.`);
} else {
  say(`${released.failure.cause} ${released.failure.mend}`);
  process.exitCode = released.failure.code === 'version-wrong' ? 2 : 1;
}
