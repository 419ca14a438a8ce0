import Link from '@mui/material/Link';
import { espacesInsecables } from '../../commun/typographie.js';
import type { Point } from './ranger-actes.js';
import { viserPoint } from './viser.js';

/** To the place where a line of the checklist is dealt with. */
export function LienPoint({
  point,
  libelle,
}: {
  point: Pick<Point, 'type' | 'id'>;
  libelle: string;
}) {
  return (
    <Link
      component="button"
      type="button"
      onClick={() => viserPoint(point)}
      sx={{ minHeight: 32, font: 'inherit', textAlign: 'left', verticalAlign: 'baseline' }}
    >
      {espacesInsecables(libelle)}
    </Link>
  );
}
