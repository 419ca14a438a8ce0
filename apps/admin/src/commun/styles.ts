import type { CSSProperties } from 'react';

/** Present for screen readers, absent for the eye. */
export const INVISIBLE: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  margin: -1,
  padding: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
  border: 0,
};

/** Of the banner: what sticks under it starts there. */
export const HAUTEUR_BARRE = 52;
