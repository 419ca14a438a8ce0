import Chip from '@mui/material/Chip';
import { type Acteur, acteurs } from '@sciat/dispositifs';

/** Who holds the ball. The service itself is filled, an outsider is outlined: shape before colour. */
export function Porteur({ acteur }: { acteur: Acteur }) {
  const nous = acteur === 'SCIAT';
  return (
    <Chip
      size="small"
      label={acteurs[acteur]}
      variant={nous ? 'filled' : 'outlined'}
      color={nous ? 'primary' : 'default'}
    />
  );
}
