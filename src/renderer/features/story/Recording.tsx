import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Recording.module.css';

/** The call's recording, played where it stands; a player for each call, so give it the call as `key`. The host fetches it: `/recording/CALL-ID` of the page's own address. */
export function Recording({ callId }: { readonly callId: string }): JSX.Element {
  const { t } = useTranslation('story');
  const [failed, setFailed] = useState(false);
  return (
    <figure className={styles['recording']}>
      <figcaption className={styles['caption']}>{t('recording')}</figcaption>
      {/* Speech of a customer: the cloud makes no captions of it. */}
      <audio className={styles['player']} controls preload="none" src={`/recording/${encodeURIComponent(callId)}`} onError={() => setFailed(true)} />
      {failed && (
        <p className={styles['failure']} role="alert">
          {t('recording-failed')}
        </p>
      )}
    </figure>
  );
}
