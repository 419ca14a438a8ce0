import type { CourrierResume } from '@sciat/contrats';
import { Link as LienRa } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { dateCourte, instantCourt } from '../commun/dates.js';
import { Fictif } from '../commun/Fictif.js';
import type { Colonne } from '../commun/Tableau.js';
import { espacesInsecables } from '../commun/typographie.js';
import { etatsCourrier } from './etats.js';

export const COLONNES_COURRIERS: Colonne<CourrierResume>[] = [
  {
    cle: 'libelle',
    titre: 'Courrier',
    enTete: true,
    rendu: (c) => (
      <>
        <LienRa to={`/courriers/${c.id}`}>{espacesInsecables(c.libelle)}</LienRa>
        <div>{espacesInsecables(c.objet)}</div>
      </>
    ),
  },
  {
    cle: 'chrono',
    titre: 'Numéro',
    triable: true,
    insecable: true,
    rendu: (c) => c.chrono ?? <Absent>pas encore</Absent>,
  },
  { cle: 'collectivite', titre: 'Collectivité', rendu: (c) => c.collectivite },
  {
    cle: 'dossier',
    titre: 'Dossier',
    insecable: true,
    rendu: (c) => (
      <>
        <LienRa to={`/dossiers/${c.dossierId}`}>{c.dossierReference}</LienRa>
        {c.fictif && (
          <>
            {' '}
            <Fictif court />
          </>
        )}
      </>
    ),
  },
  { cle: 'etat', titre: 'État', insecable: true, rendu: (c) => etatsCourrier[c.etat] },
  {
    cle: 'dates',
    titre: 'Dates',
    insecable: true,
    rendu: ({ signeLe, envoyeLe, recuLe }) =>
      signeLe ? (
        <>
          <div>signé {dateCourte(signeLe)}</div>
          {envoyeLe && <div>envoyé {dateCourte(envoyeLe)}</div>}
          {recuLe && <div>reçu {dateCourte(recuLe)}</div>}
        </>
      ) : (
        <Absent>non signé</Absent>
      ),
  },
  {
    cle: 'creeLe',
    titre: 'Rédigé le',
    triable: true,
    insecable: true,
    rendu: (c) => (
      <>
        <div>{instantCourt(c.creeLe)}</div>
        <div>{c.creePar}</div>
      </>
    ),
  },
];
