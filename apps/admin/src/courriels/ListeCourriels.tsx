import Button from '@mui/material/Button';
import type { CourrielLu } from '@sciat/contrats';
import { useState } from 'react';
import { Link as LienRa, ListBase } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { instantCourt } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { BarreFiltres, ChoixFiltre } from '../commun/filtres-de-liste.js';
import { type Colonne, Tableau, Total } from '../commun/Tableau.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useAutorise, useParmiSuivis } from '../providers/session.js';
import { DepotAvis } from './DepotAvis.js';
import { direEtat, etatsCourriel, SANS_ADRESSE } from './etats.js';
import { LectureCourriel } from './LectureCourriel.js';

const TRI = { field: 'creeLe', order: 'DESC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

/** Every mail, sent or kept here when no mail server is set. */
export default function ListeCourriels() {
  const parmiSuivis = useParmiSuivis();
  const [ouvert, setOuvert] = useState<CourrielLu | null>(null);
  const autorise = useAutorise();
  const colonnes: Colonne<CourrielLu>[] = [
    {
      cle: 'objet',
      titre: 'Objet',
      enTete: true,
      rendu: (c) => (
        <Button
          onClick={() => setOuvert(c)}
          sx={{
            textAlign: 'left',
            textDecoration: 'underline',
            px: 0.5,
            ml: -0.5,
            lineHeight: 1.43,
          }}
        >
          {espacesInsecables(c.objet)}
        </Button>
      ),
    },
    {
      cle: 'dossier',
      titre: 'Dossier',
      insecable: true,
      rendu: ({ dossier }) =>
        dossier ? (
          <LienRa to={`/dossiers/${dossier.id}`}>{dossier.reference}</LienRa>
        ) : (
          <Absent>au service</Absent>
        ),
    },
    {
      cle: 'destinataire',
      titre: 'Destinataire',
      triable: true,
      rendu: (c) => c.destinataire || <Absent>{SANS_ADRESSE}</Absent>,
    },
    {
      cle: 'etat',
      titre: 'État',
      triable: true,
      insecable: true,
      rendu: (c) => direEtat(c),
    },
    {
      cle: 'creeLe',
      titre: 'Préparé le',
      triable: true,
      insecable: true,
      rendu: (c) => instantCourt(c.creeLe),
    },
    {
      cle: 'envoyeLe',
      titre: 'Envoyé le',
      insecable: true,
      rendu: (c) => (c.envoyeLe ? instantCourt(c.envoyeLe) : <Absent>non envoyé</Absent>),
    },
  ];
  const options = Object.fromEntries(
    Object.entries(etatsCourriel).map(([etat, { libelle }]) => [etat, libelle]),
  );
  return (
    <ListBase<CourrielLu>
      resource="courriels"
      sort={TRI}
      perPage={25}
      queryOptions={SANS_NOTIFICATION}
    >
      <TitrePage
        titre="Courriels sortants"
        complement={<Total un="courriel" plusieurs="courriels" />}
        actions={autorise('courriel:retourner') && <DepotAvis />}
      />
      <BarreFiltres recherche="Objet ou destinataire">
        <ChoixFiltre cle="etat" libelle="État" tous="tous" options={options} />
      </BarreFiltres>
      <Tableau
        legende="Courriels préparés par l’application"
        colonnes={colonnes}
        vide={
          <EtatVide titre={`Aucun courriel${parmiSuivis}.`}>
            Les accusés de réception et les demandes de pièces paraîtront ici.
          </EtatVide>
        }
      />
      <LectureCourriel courriel={ouvert} surFermer={() => setOuvert(null)} />
    </ListBase>
  );
}
