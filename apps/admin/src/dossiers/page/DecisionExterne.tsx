import BlockOutlined from '@mui/icons-material/BlockOutlined';
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Dispositif, Dossier } from '@sciat/contrats';
import { acteurs, enToutesLettres, type issuesExternes } from '@sciat/dispositifs';
import { Absent } from '../../commun/Absent.js';
import { Definitions } from '../../commun/Definitions.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { adressePiece } from '../../providers/verbes.js';
import { EtatPiece } from '../pieces/EtatPiece.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

const MARQUES: Record<
  keyof typeof issuesExternes,
  { Icone: typeof BlockOutlined; couleur: string }
> = {
  ACCEPTEE: { Icone: CheckCircleOutlined, couleur: 'success.main' },
  REFUSEE: { Icone: CancelOutlined, couleur: 'error.main' },
  ABANDONNEE: { Icone: BlockOutlined, couleur: 'text.secondary' },
};

/** What someone else decided, with its date, its reference and its proof. */
export function DecisionExterne() {
  const { dossier, definition } = useDossierCourant();
  const { issueExterne, donnees, decideur } = dossier;
  if (!issueExterne) return null;
  const { Icone, couleur } = MARQUES[donnees.issueExterne as keyof typeof MARQUES];
  return (
    <Section titre="Décision prise ailleurs" ancre="decision">
      <Box
        component="p"
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.75,
          m: 0,
          mb: 1,
          fontSize: 18,
          fontWeight: 600,
          color: couleur,
        }}
      >
        <Icone aria-hidden />
        {espacesInsecables(`${issueExterne.decision} le ${enToutesLettres(issueExterne.le)}`)}
      </Box>
      <Definitions
        lignes={[
          ['Décideur', acteurs[decideur]],
          ['Référence', issueExterne.reference ?? <Absent key="reference">non renseignée</Absent>],
          ...preuves(dossier, definition).map((piece): [string, React.ReactNode] => [
            espacesInsecables(piece.libelle),
            <Preuve key={piece.code} dossierId={dossier.id} piece={piece} />,
          ]),
        ]}
      />
    </Section>
  );
}

/** The pieces without which the decision cannot be recorded. */
function preuves({ pieces }: Dossier, { transitions }: Dispositif): Dossier['pieces'] {
  const exigees = transitions
    .filter((t) => t.champs.includes('issueExterne'))
    .flatMap((t) => t.pieces);
  return pieces.filter((p) => exigees.includes(p.code));
}

function Preuve({ dossierId, piece }: { dossierId: string; piece: Dossier['pieces'][number] }) {
  const [version] = piece.versions;
  return (
    <Box sx={{ display: 'flex', columnGap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
      {version &&
        (piece.consultable ? (
          <Link href={adressePiece(dossierId, piece.code, version.numero)} download>
            {version.nom}
          </Link>
        ) : (
          <span>{version.nom}</span>
        ))}
      <EtatPiece etat={piece.etat} />
    </Box>
  );
}
