import Box from '@mui/material/Box';
import type { ConsultationSuivie, ListerConsultations } from '@sciat/contrats';
import type { ReactNode } from 'react';
import { Link, ListBase } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { dateCourte } from '../commun/dates.js';
import { Echeance } from '../commun/Echeance.js';
import { type Colonne, Tableau } from '../commun/Tableau.js';

const TRI = { field: 'echeanceLe', order: 'ASC' } as const;
const SANS_NOTIFICATION = { onError: () => {} };

const COLONNES: Colonne<ConsultationSuivie>[] = [
  {
    cle: 'reference',
    titre: 'Dossier',
    enTete: true,
    insecable: true,
    rendu: ({ dossier }) => (
      <Link to={`/dossiers/${dossier.id}`} sx={{ fontWeight: 600 }}>
        {dossier.reference}
      </Link>
    ),
  },
  { cle: 'collectivite', titre: 'Collectivité', rendu: ({ dossier }) => dossier.collectivite },
  {
    cle: 'organisme',
    titre: 'Avis de',
    rendu: ({ organisme, confidentiel }) => (
      <>
        {organisme}
        {confidentiel && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            (confidentiel)
          </Box>
        )}
      </>
    ),
  },
  {
    cle: 'demandeLe',
    titre: 'Demandé',
    rendu: (c) => `le ${dateCourte(c.demandeLe)}, par ${c.demandePar}`,
  },
  {
    cle: 'echeanceLe',
    titre: 'Échéance',
    triable: true,
    insecable: true,
    rendu: ({ echeanceLe }) => <Echeance le={echeanceLe} />,
  },
  {
    cle: 'relances',
    titre: 'Relances',
    insecable: true,
    rendu: ({ relances, relanceLe }) =>
      relances > 0 && relanceLe ? (
        `${relances}, la dernière le ${dateCourte(relanceLe)}`
      ) : (
        <Absent>aucune</Absent>
      ),
  },
];

const SANS_QUI = COLONNES.filter((c) => c.cle !== 'organisme');

interface Props {
  legende: string;
  /** Above the table, with the total. */
  entete: ReactNode;
  vide: ReactNode;
  /** Of the whole service unless told otherwise. */
  pour?: ListerConsultations['pour'];
}

/** Opinions that have not come, the most overdue first. */
export function ListeAvis({ legende, entete, vide, pour }: Props) {
  return (
    <ListBase<ConsultationSuivie>
      resource="consultations"
      storeKey={`avis-${pour ?? 'tous'}`}
      filter={pour ? { pour } : {}}
      sort={TRI}
      perPage={25}
      // Beside another list, whose page the address keeps.
      disableSyncWithLocation={pour !== 'moi'}
      queryOptions={SANS_NOTIFICATION}
    >
      {entete}
      <Tableau legende={legende} colonnes={pour === 'moi' ? SANS_QUI : COLONNES} vide={vide} />
    </ListBase>
  );
}
