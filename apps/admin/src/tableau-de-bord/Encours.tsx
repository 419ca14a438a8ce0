import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TableauDeBord } from '@sciat/contrats';
import { acteurs } from '@sciat/dispositifs';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { dateCourte } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { useSigle } from '../dispositifs/lectures.js';
import { type FiltresDossiers, versDossiers } from '../dossiers/adresses.js';
import { useParmiSuivis } from '../providers/session.js';
import { Bloc, Chiffre } from './Bloc.js';
import { causes, dire } from './phrases.js';

type Props = { tableau: TableauDeBord };
type Etape = TableauDeBord['etapes'][number];
const part = (n: number, total: number) => `${Math.round((100 * n) / total)}\u00a0%`;

/** What each scheme and step holds, and how much of it is late; steps without any on demand. */
export function Etapes({ tableau: { etapes } }: Props) {
  const parmiSuivis = useParmiSuivis();
  const sigle = useSigle();
  const [toutes, setToutes] = useState(false);
  const ligne = (
    cle: string,
    nom: ReactNode,
    quoi: string,
    siennes: Etape[],
    filtres: FiltresDossiers,
  ) => {
    const somme = (champ: 'nombre' | 'enRetard' | 'bientot') =>
      siennes.reduce((n, e) => n + e[champ], 0);
    const chiffre = (
      champ: 'nombre' | 'enRetard' | 'bientot',
      autre: FiltresDossiers,
      dit: string,
    ) => <Chiffre nombre={somme(champ)} vers={versDossiers({ ...filtres, ...autre })} quoi={dit} />;
    return {
      cle,
      cellules: [
        nom,
        chiffre('nombre', {}, quoi),
        chiffre('enRetard', { retard: 'en_retard' }, `en retard, ${quoi}`),
        part(somme('enRetard'), somme('nombre')),
        chiffre('bientot', { retard: 'bientot' }, `sous 15 jours, ${quoi}`),
      ],
    };
  };
  return (
    <Bloc
      titre="Où sont les dossiers ouverts, et où sont les retards"
      explication={
        <>
          Chaque dispositif, puis {toutes ? 'toutes ses étapes' : 'ses étapes en retard'}.{' '}
          <Button className="ecran-seul" aria-pressed={toutes} onClick={() => setToutes(!toutes)}>
            {toutes ? 'Étapes en retard seulement' : 'Toutes les étapes'}
          </Button>
        </>
      }
      entetes={['Dispositif et étape', 'Dossiers', 'En retard', 'Part en retard', 'Sous 15 jours']}
      vide={`Aucun dossier n’est ouvert${parmiSuivis}.`}
      lignes={[...new Set(etapes.map((e) => e.dispositif))].flatMap((dispositif) => {
        const nom = sigle(dispositif);
        const siennes = etapes.filter((e) => e.dispositif === dispositif);
        return [
          ligne(dispositif, <strong>{nom}</strong>, nom, siennes, { dispositif }),
          ...siennes
            .filter((e) => toutes || e.enRetard > 0)
            .map((e) =>
              ligne(
                `${dispositif} ${e.etape}`,
                <Box component="span" sx={{ pl: 2, fontWeight: 400 }}>
                  {e.libelle}
                </Box>,
                `${e.libelle}, ${nom}`,
                [e],
                { dispositif, etape: e.etape },
              ),
            ),
        ];
      })}
    />
  );
}

/** Who holds what. */
export function Porteurs({ tableau: { porteurs } }: Props) {
  const parmiSuivis = useParmiSuivis();
  return (
    <Bloc
      titre="Qui a la main"
      entetes={['Qui', 'Dossiers', 'En retard', 'Sous 15 jours']}
      vide={`Aucun dossier n’est ouvert${parmiSuivis}.`}
      lignes={porteurs.map(({ acteur, nombre, enRetard, bientot }) => {
        const qui = acteurs[acteur];
        return {
          cle: acteur,
          cellules: [
            qui,
            <Chiffre key="n" nombre={nombre} vers={versDossiers({ acteur })} quoi={qui} />,
            <Chiffre
              key="r"
              nombre={enRetard}
              vers={versDossiers({ acteur, retard: 'en_retard' })}
              quoi={`en retard, ${qui}`}
            />,
            <Chiffre
              key="b"
              nombre={bientot}
              vers={versDossiers({ acteur, retard: 'bientot' })}
              quoi={`sous 15 jours, ${qui}`}
            />,
          ],
        };
      })}
    />
  );
}

/** What will not move by itself, and what others or ourselves are to look at. */
export function ARegarder({ tableau: { blocages, chiffres } }: Props) {
  const lignes = [
    ...blocages.map(({ cause, nombre }) => ({
      libelle: causes[cause],
      nombre,
      vers: versDossiers({ blocage: cause }),
    })),
    {
      libelle: 'Avis demandé et en retard',
      nombre: chiffres.avisEnRetard,
      vers: versDossiers({ avis: 'en_retard' }),
    },
    {
      libelle: 'Pièce reçue, à vérifier',
      nombre: chiffres.piecesAVerifier,
      vers: versDossiers({ pieces: 'a_verifier' }),
    },
  ];
  return (
    <Bloc
      titre="Ce qui bloque, et ce qui attend un regard"
      explication="Un dossier peut être compté dans plusieurs lignes."
      entetes={['Pourquoi', 'Dossiers']}
      vide=""
      lignes={lignes.map(({ libelle, nombre, vers }) => ({
        cle: libelle,
        cellules: [
          libelle,
          <Chiffre key="n" nombre={nombre} vers={vers} quoi={`dossiers : ${libelle}`} />,
        ],
      }))}
    />
  );
}

/** The dossiers of those who are away, and the way to hand them over; none to who may not. */
export function Absents({ tableau: { absents } }: Props) {
  if (absents.length === 0) return null;
  return (
    <Bloc
      titre="Dossiers d’agents absents ou partis"
      entetes={['Agent', 'Dossiers ouverts', 'Action']}
      vide=""
      lignes={absents.map(({ id, prenom, nom, actif, absentDu, absentAu, nombre }) => ({
        cle: id,
        cellules: [
          <>
            {prenom} {nom},{' '}
            {!actif
              ? 'compte fermé'
              : `du ${dateCourte(absentDu ?? '')} au ${dateCourte(absentAu ?? '')}`}
          </>,
          <Chiffre
            key="n"
            nombre={nombre}
            vers={versDossiers({ agent: id })}
            quoi={`dossiers ouverts de ${prenom} ${nom}`}
          />,
          <Button
            key="a"
            component={Link}
            to={`/passations/nouvelle?de=${id}`}
            variant="outlined"
            className="ecran-seul"
          >
            Transmettre
            <span style={INVISIBLE}>
              {' '}
              les {dire(nombre)} dossiers de {prenom} {nom}
            </span>
          </Button>,
        ],
      }))}
    />
  );
}
