import Chip from '@mui/material/Chip';
import { type Acteur, acteurs } from '@sciat/dispositifs';

/** Where a label must fit a column. */
const COURTS: Partial<Record<Acteur, string>> = { CSP_CHORUS: 'Chorus' };

/** Who holds the ball. The service itself is filled, an outsider is outlined: shape before colour. */
export function Porteur({ acteur, court = false }: { acteur: Acteur; court?: boolean }) {
  const nous = acteur === 'SCIAT';
  const abrege = court ? COURTS[acteur] : undefined;
  return (
    <Chip
      size="small"
      label={abrege ?? acteurs[acteur]}
      title={abrege && acteurs[acteur]}
      variant={nous ? 'filled' : 'outlined'}
      color={nous ? 'primary' : 'default'}
    />
  );
}
