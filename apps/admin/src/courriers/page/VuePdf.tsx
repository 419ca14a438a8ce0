import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Courrier } from '@sciat/contrats';
import { espacesInsecables } from '../../commun/typographie.js';
import { adresseCourrier } from '../../providers/verbes.js';
import { manquesDe } from './saisie.js';

/** The page exactly as it is printed: the PDF given to sign, or the draft as it reads now. */
export function VuePdf({ courrier }: { courrier: Courrier }) {
  const { id, version, pdf, etat } = courrier;
  const manques = manquesDe(courrier);
  if (manques.length > 0) {
    return (
      <Alert severity="warning" role="note">
        L’aperçu attend ce qui manque au courrier&nbsp;:
        <ul style={{ margin: '4px 0 0', paddingLeft: 20 }}>
          {manques.map(({ code, champ, message }) => (
            <li key={`${code} ${champ}`}>{espacesInsecables(message)}</li>
          ))}
        </ul>
      </Alert>
    );
  }
  const conserve = pdf && etat !== 'ANNULE';
  return (
    <CadreFichier
      // A letter that changed is another page.
      key={version}
      adresse={conserve ? `${adresseCourrier(id, 'pdf')}?apercu=1` : adresseCourrier(id, 'apercu')}
      titre={conserve ? 'PDF du courrier' : 'Aperçu du courrier, projet'}
    />
  );
}

/** A file as the browser shows it, in the page. */
export function CadreFichier({ adresse, titre }: { adresse: string; titre: string }) {
  return (
    <>
      <Link
        href={adresse}
        target="_blank"
        rel="noopener"
        sx={{ display: 'inline-block', minHeight: 32, alignContent: 'center' }}
      >
        Ouvrir dans un onglet
      </Link>
      <Box
        component="iframe"
        src={adresse}
        title={titre}
        sx={{
          display: 'block',
          width: 1,
          height: '80vh',
          border: 1,
          borderColor: 'divider',
          bgcolor: 'action.hover',
        }}
      />
    </>
  );
}
