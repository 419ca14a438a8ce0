import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { MouseEvent } from 'react';
import { useAutorise } from '../../providers/session.js';
import { engagementsMontres } from './champs-etape.js';
import { useDossierCourant } from './contexte.js';
import { paiementDAbord, titrePaiement } from './Paiement.js';
import { idSection, viserSection } from './viser.js';

/** The page is long: its sections, one key away. */
export function Sommaire() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const dAbord = paiementDAbord(dossier, definition);
  const montant: [string, string] = ['paiement', titrePaiement(definition)];
  const sections: [ancre: string, libelle: string, presente: boolean][] = [
    ['decision', 'Décision', dossier.issueExterne !== null],
    ['actes', 'Actes', dossier.actes.length > 0],
    ['engagements', 'Engagements', engagementsMontres(dossier, definition)],
    ['avis', 'Avis', definition.avis !== null],
    [...montant, dAbord && dossier.montant !== null],
    ['pieces', 'Pièces', true],
    ['liens', 'Lien de dépôt', autorise('lien:administrer')],
    ['avis-demandes', 'Avis demandés', true],
    ['eligibilite', 'Éligibilité', true],
    ['echeances', 'Échéances', dossier.echeances.length > 0],
    [...montant, !dAbord && dossier.montant !== null],
    ['courriers', 'Courriers', definition.courriers.length > 0],
    ['courriels', 'Courriels', dossier.courriels.length > 0],
    ['notes', 'Notes', autorise('donnees-personnelles:lire')],
    ['etapes', 'Étapes', true],
    ['journal', 'Journal', true],
  ];
  const aller = (ancre: string) => (e: MouseEvent) => {
    // Without a change of address: the hash would become a page of the history.
    e.preventDefault();
    viserSection(ancre);
  };
  return (
    <Box
      component="nav"
      aria-label="Sections du dossier"
      className="ecran-seul"
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, fontSize: 14 }}
    >
      {sections
        .filter(([, , presente]) => presente)
        .map(([ancre, libelle]) => (
          <Link
            key={ancre}
            href={`#${idSection(ancre)}`}
            onClick={aller(ancre)}
            sx={{ minHeight: 32, alignContent: 'center' }}
          >
            {libelle}
          </Link>
        ))}
    </Box>
  );
}
