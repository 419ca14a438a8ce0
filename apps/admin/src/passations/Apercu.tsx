import Alert from '@mui/material/Alert';
import type { ApercuPassation } from '@sciat/contrats';
import { Link } from 'react-admin';
import { useSigle } from '../dispositifs/lectures.js';
import { accorder } from '../tableau-de-bord/phrases.js';

/** What the hand-over would do, and what it would leave aside. */
export function Apercu({ apercu }: { apercu: ApercuPassation | undefined }) {
  const sigle = useSigle();
  return (
    <div role="status">
      {apercu && (
        <>
          <p style={{ margin: 0 }}>
            <strong>
              {accorder(apercu.transmis, 'dossier changera', 'dossiers changeront')} d’agent
            </strong>
            {apercu.parDispositif.length > 0 &&
              ` (${apercu.parDispositif.map((d) => `${sigle(d.dispositif)}\u00a0: ${d.nombre}`).join(', ')})`}
            {apercu.ecartes > 0 &&
              `, ${accorder(apercu.ecartes, 'restera où il est', 'resteront où ils sont')}`}
            .
          </p>
          <Ecartes lignes={apercu.exemples} />
          {apercu.avertissements.map((a) => (
            <Alert key={a} severity="warning" sx={{ mt: 1 }}>
              {a}
            </Alert>
          ))}
        </>
      )}
    </div>
  );
}

/** The dossiers left as they were, each with its reason. */
export function Ecartes({ lignes }: { lignes: ApercuPassation['exemples'] }) {
  if (lignes.length === 0) return null;
  return (
    <ul style={{ margin: '8px 0' }}>
      {lignes.map(({ dossierId, reference, raison }) => (
        <li key={dossierId}>
          <Link to={`/dossiers/${dossierId}`}>{reference}</Link>&nbsp;: {raison}
        </li>
      ))}
    </ul>
  );
}
