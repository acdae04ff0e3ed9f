import { createContext, use, type JSX, type ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import text from '../../ui/Text.module.css';
import { findText, type Speller } from './find-text.ts';
import styles from './Found.module.css';

/** What is being looked for on the screen. */
export interface Search {
  readonly words: readonly string[];
  readonly spell: Speller | null;
}

export const noSearch: Search = { words: [], spell: null };
export const SearchContext = createContext<Search>(noSearch);

interface Props {
  readonly children: string;
  readonly className?: string | undefined;
}

/** Text from outside on one line, the searched words marked; the whole of it on hover. */
export function Found({ children, className }: Props): JSX.Element {
  const search = use(SearchContext);
  return (
    <bdi className={cx(text['one-line'], className)} title={children}>
      {search.words.length === 0 ? children : marked(children, search)}
    </bdi>
  );
}

function marked(whole: string, { words, spell }: Search): ReactNode {
  let end = 0;
  const parts: ReactNode[] = [];
  for (const { from, to } of findText(whole, words, spell)) {
    parts.push(
      whole.slice(end, from),
      <mark key={from} className={styles['found']}>
        {whole.slice(from, to)}
      </mark>,
    );
    end = to;
  }
  return end === 0 ? whole : [...parts, whole.slice(end)];
}
