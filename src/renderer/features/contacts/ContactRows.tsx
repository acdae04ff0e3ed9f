import { memo, useEffect, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../../../shared/api/contacts-methods.ts';
import { useWrittenNumberText } from '../../ui/number-text.ts';
import { useScrollWatch } from '../../ui/scroll-watch.ts';
import { atEdge } from '../calls/at-edge.ts';
import grid from '../calls/CallGrid.module.css';
import { Found } from '../calls/Found.tsx';
import { headHeight, rowHeight } from '../calls/list-items.ts';
import type { GridKeys } from '../calls/use-grid-keys.ts';
import { useSettingsView } from '../settings/settings-store.ts';
import styles from './ContactRows.module.css';

const columns = ['name', 'company', 'numbers', 'note'] as const;
const beyondScreen = 12;
/** So many rows before the end, more are fetched. */
const ahead = 200;

interface Props {
  readonly contacts: readonly Contact[];
  readonly isWhole: boolean;
  readonly keys: GridKeys;
  readonly onMore: () => void;
}

/** Contacts by name, a line each. */
export function ContactRows({ contacts, isWhole, keys, onMore }: Props): JSX.Element {
  const { t } = useTranslation('contacts');
  const [watch, { offset, height }, scrolled] = useScrollWatch();
  const first = Math.max(0, Math.floor(offset / rowHeight) - beyondScreen);
  const end = Math.ceil((offset + height) / rowHeight) + beyondScreen;
  useEffect(() => {
    if (!isWhole && end > contacts.length - ahead) onMore();
  }, [isWhole, end, contacts.length, onMore]);
  const { attach } = keys;
  useEffect(
    () =>
      attach({
        lines: contacts.map(({ id }) => id),
        focus: () => watch.focus(),
        reveal: (id) => {
          const edge = contacts.findIndex((contact) => contact.id === id) * rowHeight;
          const seen = watch.seen();
          if (edge < seen.offset) watch.scrollTo(edge);
          else if (edge + rowHeight > seen.offset + seen.height - headHeight) watch.scrollTo(edge + rowHeight + headHeight - seen.height);
        },
      }),
    [attach, contacts, watch],
  );
  return (
    <div className={grid['frame']} data-list="contacts">
      <div
        ref={scrolled}
        role="grid"
        className={grid['scroll']}
        tabIndex={0}
        aria-label={t('title')}
        aria-rowcount={isWhole ? contacts.length + 1 : -1}
        aria-activedescendant={keys.current === null ? undefined : keys.idOf(keys.current)}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        <div role="rowgroup" className={grid['heads']}>
          <div role="row" aria-rowindex={1} className={`${grid['head']} ${styles['columns']}`}>
            {columns.map((column) => (
              <span key={column} role="columnheader">
                {t(`columns.${column}`)}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={grid['space']} data-whole="true" style={{ height: contacts.length * rowHeight }}>
          {contacts.slice(first, end).map((contact, index) => (
            <ContactLine
              key={contact.id}
              contact={contact}
              id={keys.idOf(contact.id)}
              rowIndex={first + index + 2}
              isCurrent={keys.current === contact.id}
              edge={(first + index) * rowHeight}
              onPick={keys.pick}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface LineProps {
  readonly contact: Contact;
  readonly id: string;
  readonly rowIndex: number;
  readonly isCurrent: boolean;
  readonly edge: number;
  readonly onPick: (id: string) => void;
}

const ContactLine = memo(function ContactLine({ contact, id, rowIndex, isCurrent, edge, onPick }: LineProps): JSX.Element {
  const numberText = useWrittenNumberText();
  const home = useSettingsView()?.settings.homeRegion ?? 'CN';
  return (
    <div role="row" id={id} aria-rowindex={rowIndex} aria-selected={isCurrent} className={`${grid['line']} ${styles['columns']}`} style={atEdge(edge)} data-contact-id={contact.id} onClick={() => onPick(contact.id)}>
      <span role="gridcell" className={grid['name']}>
        <Found>{contact.name}</Found>
      </span>
      <span role="gridcell" className={styles['cell']}>
        <Found>{contact.company ?? ''}</Found>
      </span>
      <span role="gridcell" className={styles['numbers']}>
        {contact.numbers.map((number) => (
          <span key={number} className={styles['number']}>
            <Found>{numberText(number, home)}</Found>
          </span>
        ))}
      </span>
      <span role="gridcell" className={grid['note']}>
        <Found>{contact.note ?? ''}</Found>
      </span>
    </div>
  );
});
