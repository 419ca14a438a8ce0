import Alert from '@mui/material/Alert';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import type { Courrier, Dispositif, Dossier } from '@sciat/contrats';
import { enToutesLettres, estVide } from '@sciat/dispositifs';
import type { ReactNode } from 'react';
import { Link as LienRa } from 'react-admin';
import { Definitions } from '../../commun/Definitions.js';
import { aujourdhui, dateLongue } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { direMontant, direObligation } from '../../dossiers/page/phrases.js';
import { Section } from '../../dossiers/page/Section.js';
import { useAutorise, useSession } from '../../providers/session.js';

interface Props {
  courrier: Courrier;
  dossier: Dossier | undefined;
  definition: Dispositif | undefined;
}

/** What the agent needs of the dossier to write, without leaving the letter. */
export function ResumeDossier({ courrier, dossier, definition }: Props) {
  const moi = useSession()?.utilisateur.id ?? '';
  const lien = <LienRa to={`/dossiers/${courrier.dossierId}`}>{courrier.dossierReference}</LienRa>;
  if (!dossier || !definition) {
    return (
      <Section titre="Dossier">
        {lien}
        <Skeleton variant="rectangular" height={160} sx={{ mt: 1 }} />
      </Section>
    );
  }
  const { collectivite, donnees, montant } = dossier;
  const contact = ['contactNom', 'contactCourriel', 'contactTelephone']
    .filter((nom) => !estVide(donnees[nom]))
    .map((nom) => <div key={nom}>{String(donnees[nom])}</div>);
  const lignes: [string, ReactNode][] = [
    ['Référence', lien],
    [
      'Demandeur',
      <LienRa key="demandeur" to={`/collectivites/${collectivite.id}`}>
        {collectivite.nom}
      </LienRa>,
    ],
    ['Dispositif', espacesInsecables(definition.libelle)],
    ['Reçu le', dateLongue(dossier.recuLe)],
    ['Étape', espacesInsecables(dossier.etape.libelle)],
    ...(montant
      ? [['Montant', espacesInsecables(direMontant(dossier, montant))] as [string, ReactNode]]
      : []),
    ...(contact.length > 0 ? [['Contact', contact] as [string, ReactNode]] : []),
  ];
  return (
    <Section titre="Dossier">
      <Typography sx={{ mb: 1, fontWeight: 600 }}>
        {espacesInsecables(direObligation(dossier, moi, aujourdhui()))}
      </Typography>
      <Definitions lignes={lignes} />
    </Section>
  );
}

/** The act of the dossier that notes this letter: told, never taken from here. */
export function ActeDuDossier({ courrier }: { courrier: Courrier }) {
  const { acte, recoursLe, dossierId } = courrier;
  const autorise = useAutorise();
  if (!acte && !recoursLe) return null;
  return (
    <Section titre="Suites">
      {recoursLe && (
        <Typography sx={{ mb: acte ? 1 : 0 }}>
          {espacesInsecables(
            `Fin du délai de recours : ${enToutesLettres(recoursLe)} inclus, à confirmer. Le demandeur peut contester jusque-là ; le service n’a rien à faire pour tenir ce délai.`,
          )}
        </Typography>
      )}
      {acte && (
        <>
          <Typography>
            {espacesInsecables(
              `L’acte « ${acte.libelle} » constate ce courrier. Il se prend dans le dossier, jamais d’ici.`,
            )}
          </Typography>
          {!acte.possible && (
            <Alert severity="info" role="note" sx={{ mt: 1 }}>
              L’étape où en est le dossier ne permet pas, ou plus, de le prendre.
            </Alert>
          )}
          {acte.possible && autorise('dossier:franchir') && (
            <LienRa
              to={`/dossiers/${dossierId}`}
              sx={{ display: 'inline-block', minHeight: 32, alignContent: 'center' }}
            >
              Prendre cet acte dans le dossier
            </LienRa>
          )}
        </>
      )}
    </Section>
  );
}
