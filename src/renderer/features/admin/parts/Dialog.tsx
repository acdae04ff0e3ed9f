import { Modal } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly title: string;
  readonly onClose: () => void;
  /** Something that is shown only now: nothing closes it but its own button. */
  readonly once?: boolean;
  readonly size?: 'md' | 'lg' | 'xl';
  readonly children: ReactNode;
}

/** A window over the page; it stands as long as it is drawn. */
export function Dialog({ name, title, onClose, once = false, size = 'lg', children }: Props): JSX.Element {
  const { t } = useTranslation('common');
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={!once} closeOnEscape={!once} withCloseButton={!once} closeButtonProps={{ 'aria-label': t('close') }} data-dialog={name}>
      {children}
    </Modal>
  );
}
