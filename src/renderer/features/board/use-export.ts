import { useTranslation } from 'react-i18next';
import { useBridge, useCaps } from '../../bridge/context.ts';
import { useTell } from '../../ui/tell.ts';
import { useBoard } from './board-context.ts';
import { nowOf } from './board-time.ts';
import type { Section } from './model/arrange.ts';
import type { Companion } from './model/companions.ts';
import { csvOf } from './model/csv.ts';
import { localTime, tableCells, tableColumns } from './model/table.ts';
import { useAgentWords } from './use-agent-words.ts';
import { useCompanionWords } from './use-companion-words.ts';

/** Saves the agents as they are shown, in that order. */
export function useExport(): (sections: readonly Section[], companions: ReadonlyMap<string, Companion>) => void {
  const { t } = useTranslation('board');
  const { time } = useBoard();
  const bridge = useBridge();
  const caps = useCaps();
  const tell = useTell();
  const agentWords = useAgentWords();
  const companionWords = useCompanionWords();
  return (sections, companions) => {
    const now = nowOf(time);
    const rows = sections.flatMap(({ agents }) => agents).map((agent) => {
      const companion = companions.get(agent.agentNumber);
      const { customer, queue, line } = companion ? companionWords(companion) : { customer: null, queue: null, line: null };
      return tableCells({ agent, state: agentWords(agent).state, customer, queue: queue ?? line }, now, (yes) => t(yes ? 'yes' : 'no'));
    });
    const heads = tableColumns.map((column) => t(`columns.${column}`));
    const text = csvOf([heads, ...rows]);
    const fileName = t('export-name', { at: localTime(new Date(now)).replaceAll(':', '').replace(' ', '-') });
    if (!caps.computer) return download(text, fileName);
    void bridge.call('board.export', { fileName, text }).then((answer) => {
      if (!answer.ok) tell({ text: t('export-failed'), detail: answer.failure.cause, alarm: true });
      else if (answer.value.state === 'failed') tell({ text: t('export-failed'), detail: answer.value.failure.cause, alarm: true });
      else if (answer.value.state === 'saved') tell({ text: t('exported', { name: answer.value.file }) });
    });
  };
}

/** As browsers save files: under a name of ours, in the person's own folder. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not before the browser has taken it up.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
