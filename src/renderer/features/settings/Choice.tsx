import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { Setting } from './Setting.tsx';

interface Props<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few short words, all of them in sight. */
export function Choice<Value extends string>({ name, label, hint, value, options, onChoose }: Props<Value>): JSX.Element {
  return (
    <Setting label={label} hint={hint}>
      {(tied) => <SegmentedControl {...tied} data-setting={name} value={value} data={[...options]} onChange={onChoose} />}
    </Setting>
  );
}

/** One of many, or of long words. */
export function LongChoice<Value extends string>({ name, label, hint, value, options, onChoose }: Props<Value>): JSX.Element {
  return (
    <Setting label={label} hint={hint}>
      {(tied) => (
        <NativeSelect
          {...tied}
          data-setting={name}
          value={value}
          data={[...options]}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen) onChoose(chosen.value);
          }}
        />
      )}
    </Setting>
  );
}
