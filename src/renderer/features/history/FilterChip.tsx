import { Button, Menu } from '@mantine/core';
import type { JSX } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './Filters.module.css';

interface ChoiceProps<Value extends string> {
  readonly name: string;
  /** What is chosen among; stands on the chip while nothing is. */
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value | null; readonly label: string }[];
  readonly onChoose: (value: Value | null) => void;
}

/** A filter of several answers: one chip that tells the chosen one and opens the others. */
export function ChoiceChip<Value extends string>({ name, label, value, options, onChoose }: ChoiceProps<Value>): JSX.Element {
  const chosen = options.find((option) => option.value === value && value !== null);
  return (
    <Menu>
      <Menu.Target>
        <Button size="xs" className={cx(styles['chip'])} data-filter={name} data-active={chosen !== undefined} aria-label={chosen ? `${label}: ${chosen.label}` : label} rightSection={<Arrow />}>
          {chosen?.label ?? label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {options.map((option) => (
          <Menu.Item key={option.value ?? ''} data-option={option.value ?? 'any'} className={cx(option.value === value && styles['chosen'])} onClick={() => onChoose(option.value)}>
            {option.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ToggleProps {
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

/** A filter that is on or off. */
export function ToggleChip({ name, label, isOn, onToggle }: ToggleProps): JSX.Element {
  return (
    <Button size="xs" className={cx(styles['chip'])} data-filter={name} data-active={isOn} aria-pressed={isOn} onClick={() => onToggle(!isOn)}>
      {label}
    </Button>
  );
}

export function Arrow(): JSX.Element {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="m2 3.6 3 3 3-3" />
    </svg>
  );
}
