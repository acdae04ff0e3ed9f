import { Button } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdminOutput } from '../../../../shared/api/admin.ts';
import { readEnrolmentLink } from '../../../../shared/api/enrolment-link.ts';
import { useMoment } from '../../../ui/use-moment.ts';
import { CopyText } from '../parts/CopyText.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import styles from '../parts/Parts.module.css';
import { QrCode } from '../parts/QrCode.tsx';
import peopleStyles from './People.module.css';

interface Props {
  readonly code: AdminOutput<'agents.code'>;
  readonly onClose: () => void;
}

/** The one moment in which an enrolment code can be seen. */
export function NewCode({ code: { agentNumber, name, code, link, expiresAt }, onClose }: Props): JSX.Element {
  const { t } = useTranslation('admin');
  const moment = useMoment();
  const relay = readEnrolmentLink(link)?.relay;
  return (
    <Dialog name="new-code" title={t('code.title', { name, number: agentNumber })} once size="xl" onClose={onClose}>
      <div className={styles['form']}>
        <p>{t('code.what', { until: moment(Date.parse(expiresAt)) })}</p>
        <div className={peopleStyles['code']}>
          <QrCode text={link} label={t('code.qr')} />
          <div>
            {relay !== undefined && <CopyText name="relay" label={t('code.relay')} text={relay} />}
            <CopyText name="code" label={t('code.code')} text={code} />
            <CopyText name="link" label={t('code.link')} text={link} />
          </div>
        </div>
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button variant="filled" data-action="code-done" onClick={onClose}>
            {t('code.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
