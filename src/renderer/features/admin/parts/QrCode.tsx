import { useMemo, type JSX } from 'react';
import { encode } from 'uqr';
import styles from './Parts.module.css';

/** A text as squares, to be read by a camera. @param label what it leads to, for those who do not see it */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { size, data } = useMemo(() => encode(text, { ecc: 'M', border: 0 }), [text]);
  const squares = data.flatMap((line, y) => line.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')));
  return (
    <svg className={styles['qr']} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" data-qr="">
      <path d={squares.join('')} />
    </svg>
  );
}
