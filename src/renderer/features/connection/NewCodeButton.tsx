import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridge } from '../../bridge/context.ts';

/** The way out of a token that the relay does not accept any more. */
export function NewCodeButton(): JSX.Element {
  const { t } = useTranslation('enrolment');
  const bridge = useBridge();
  return (
    <Button data-action="new-code" onClick={() => void bridge.call('enrolment.begin')}>
      {t('new-code')}
    </Button>
  );
}
