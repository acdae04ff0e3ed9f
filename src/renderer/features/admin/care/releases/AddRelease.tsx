import { Button } from '@mantine/core';
import { useRef, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useTell } from '../../../../ui/tell.ts';
import { useSubmit } from '../../../login/use-submit.ts';
import { useAdmin } from '../../admin-context.ts';
import { Dialog } from '../../parts/Dialog.tsx';
import styles from '../../parts/Parts.module.css';
import { RefusalNote } from '../../parts/RefusalNote.tsx';

/** Sends the files of a release to the relay, which takes them in only when they are one whole. */
export function AddRelease({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useTranslation('admin');
  const admin = useAdmin();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const chosen = useRef<readonly File[]>([]);
  const [sending, setSending] = useState<{ readonly name: string; readonly percent: number } | null>(null);
  const form = useSubmit(
    async () => {
      const upload = newUpload();
      for (const file of chosen.current) {
        const sent = await admin.sendFile(upload, file, (bytes) => setSending({ name: file.name, percent: Math.floor((bytes / file.size) * 100) }));
        if (!sent.ok) return sent;
      }
      return admin.ask('releases.add', { upload });
    },
    ({ version }) => {
      tell({ text: t('releases.added', { version }) });
      onClose();
    },
  );
  return (
    <Dialog name="add-release" title={t('releases.add')} onClose={onClose}>
      <div className={styles['form']}>
        <p>{t('releases.add-what')}</p>
        <input ref={input} hidden type="file" multiple aria-label={t('releases.choose')} data-field="release-files"
          onChange={(event) => {
            chosen.current = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (chosen.current.length > 0) void form.submit();
          }}
        />
        {form.busy && sending && <p role="status">{t('releases.sending', sending)}</p>}
        {form.refusal && <RefusalNote key={form.times} refusal={form.refusal} />}
        <div className={styles['row']}>
          <span className={styles['grow']} />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="filled" data-action="choose-release" loading={form.busy} onClick={() => input.current?.click()}>
            {t('releases.choose')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** A name for what is being sent that no other page has. */
function newUpload(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
