import { SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { languageSchema } from '../../../shared/api/settings.ts';
import { useBridge } from '../../bridge/context.ts';
import { languageNames } from './language-names.ts';

/** The languages by their own names, for somebody who cannot read the one on the screen. */
export function LanguageChoice(): JSX.Element {
  const { t, i18n } = useTranslation('settings');
  const bridge = useBridge();
  return (
    <SegmentedControl
      aria-label={t('language.label')}
      value={i18n.language}
      data={languageSchema.options.map((value) => ({ value, label: languageNames[value] }))}
      onChange={(chosen) => {
        const language = languageSchema.safeParse(chosen);
        if (language.success) void bridge.call('settings.change', { language: language.data });
      }}
    />
  );
}
