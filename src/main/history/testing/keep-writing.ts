/**
 * For tests: commits calls and writes notes on them without end, and says on stdout which note is on disk. Whoever started it
 * kills it at some moment.
 */
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { createHistory } from '../history.ts';
import { loadDictionary } from '../search/phonetics.ts';

await loadDictionary();

const [file = '', from = '0'] = process.argv.slice(2);
const history = createHistory();
history.open({ file, agentNumber: '20001' });
for (let n = Number(from); ; n += 1) {
  const callId = `c${n}`;
  history.commit({ epoch: 'e', upTo: n + 1, items: [eventOf('call.ended', { seq: n + 1, callId })] });
  history.saveWrapUp({ callId, wrapUp: { note: `note${n} 退货`, disposition: null, callBackAt: null }, dispositionWords: '', savedAt: n + 1 });
  process.stdout.write(`${n}\n`);
}
