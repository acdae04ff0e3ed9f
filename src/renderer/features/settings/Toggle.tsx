import { Switch } from '@mantine/core';
import type { JSX } from 'react';
import { Setting } from './Setting.tsx';
import styles from './Setting.module.css';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Yes or no. */
export function Toggle({ name, label, hint, on, onSwitch }: Props): JSX.Element {
  return (
    <Setting label={label} hint={hint}>
      {(tied) => <Switch {...tied} data-setting={name} checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />}
    </Setting>
  );
}

interface SeveralProps<Name extends string> {
  readonly name: string;
  readonly label: string;
  readonly switches: readonly { readonly name: Name; readonly label: string; readonly on: boolean }[];
  readonly onSwitch: (name: Name, on: boolean) => void;
}

/** Several yes or no that belong together. */
export function Toggles<Name extends string>({ name, label, switches, onSwitch }: SeveralProps<Name>): JSX.Element {
  return (
    <Setting label={label}>
      {(tied) => (
        <div role="group" className={styles['several']} {...tied}>
          {switches.map((each) => (
            <Switch
              key={each.name}
              label={each.label}
              checked={each.on}
              data-setting={`${name}.${each.name}`}
              onChange={(event) => onSwitch(each.name, event.currentTarget.checked)}
            />
          ))}
        </div>
      )}
    </Setting>
  );
}
