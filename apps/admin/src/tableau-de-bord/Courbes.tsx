import { type TableauDeBord, TRANCHES_SEMAINES } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { useNavigate } from 'react-router';
import { dateCourte } from '../commun/dates.js';
import { useSigle } from '../dispositifs/lectures.js';
import { versDossiers } from '../dossiers/adresses.js';
import { Chiffre } from './Bloc.js';
import { Graphique } from './Graphique.js';
import {
  direMois,
  direSemaine,
  filtresMois,
  filtresSemaine,
  filtresTranche,
  resumerAnciennete,
  resumerFlux,
  resumerPaiements,
  TRANCHES,
  versPaiements,
} from './phrases.js';

type Props = { tableau: TableauDeBord };

/** What comes in against what goes out, week by week. */
export function Flux({ tableau: { flux } }: Props) {
  const naviguer = useNavigate();
  const sens = ['recus', 'clos'] as const;
  return (
    <Graphique
      titre="Demandes reçues et dossiers clos par semaine"
      resume={resumerFlux(flux)}
      nom="arrivees-et-clotures"
      abscisses={flux.map((s) => dateCourte(s.lundi).slice(0, 5))}
      series={[
        { nom: 'Reçues', valeurs: flux.map((s) => s.recus) },
        { nom: 'Clos', valeurs: flux.map((s) => s.clos) },
      ]}
      surClic={(i, serie) =>
        naviguer(versDossiers(filtresSemaine(sens[serie] ?? 'recus', flux[i]?.lundi ?? '')))
      }
      entetes={['Semaine du', 'Reçues', 'Clos']}
      lignes={flux.map(({ lundi, recus, clos }) => ({
        cle: lundi,
        valeurs: [lundi, recus, clos],
        cellules: [
          dateCourte(lundi),
          <Chiffre
            key="r"
            nombre={recus}
            vers={versDossiers(filtresSemaine('recus', lundi))}
            quoi={`reçues, ${direSemaine(lundi)}`}
          />,
          <Chiffre
            key="c"
            nombre={clos}
            vers={versDossiers(filtresSemaine('clos', lundi))}
            quoi={`clos, ${direSemaine(lundi)}`}
          />,
        ],
      }))}
    />
  );
}

/** Since when the dossiers are where they are; by scheme on the drawing, by step in the table. */
export function Anciennete({ tableau: { etapes, tranches } }: Props) {
  const sigle = useSigle();
  const naviguer = useNavigate();
  const codes = [...new Set(etapes.map((e) => e.dispositif))];
  const somme = (code: string, i: number) =>
    etapes.filter((e) => e.dispositif === code).reduce((n, e) => n + (e.tranches[i] ?? 0), 0);
  const filtres = (i: number) => filtresTranche(tranches[i] ?? { du: null, au: null });
  return (
    <Graphique
      titre="Depuis quand les dossiers ouverts sont où ils sont"
      resume={resumerAnciennete(etapes.map((e) => ({ ...e, dispositif: sigle(e.dispositif) })))}
      nom="anciennete"
      empilees
      couchees
      abscisses={codes.map(sigle)}
      series={TRANCHES_SEMAINES.map((s, i) => ({
        nom: TRANCHES[i] ?? `${s} semaines`,
        valeurs: codes.map((code) => somme(code, i)),
      }))}
      surClic={(rang, i) => naviguer(versDossiers({ dispositif: codes[rang], ...filtres(i) }))}
      entetes={['Dispositif et étape', ...TRANCHES]}
      lignes={etapes.map(({ dispositif, etape, libelle, tranches: ages }) => ({
        cle: `${dispositif} ${etape}`,
        valeurs: [`${sigle(dispositif)} ${libelle}`, ...ages],
        cellules: [
          `${sigle(dispositif)} · ${libelle}`,
          ...ages.map((n, i) => (
            <Chiffre
              key={TRANCHES[i]}
              nombre={n}
              vers={versDossiers({ dispositif, etape, ...filtres(i) })}
              quoi={`${TRANCHES[i]}, ${libelle}, ${sigle(dispositif)}`}
            />
          )),
        ],
      }))}
    />
  );
}

/** What is to be paid, month by month. */
export function Paiements({ tableau: { paiements, jour } }: Props) {
  const naviguer = useNavigate();
  const vers = (mois: string | null) => versPaiements(filtresMois(mois, jour));
  return (
    <Graphique
      titre="Sommes à verser par mois d’échéance"
      resume={resumerPaiements(paiements)}
      nom="paiements-par-mois"
      abscisses={paiements.map((p) => direMois(p.mois))}
      series={[{ nom: 'À verser', valeurs: paiements.map((p) => p.centimes / 100) }]}
      dire={(v) => direEuros(Math.round(v * 100))}
      surClic={(i) => naviguer(vers(paiements[i]?.mois ?? null))}
      entetes={['Échéance', 'Paiements', 'Montant']}
      lignes={paiements.map(({ mois, nombre, centimes }) => ({
        cle: mois ?? 'retard',
        valeurs: [direMois(mois), nombre, centimes / 100],
        cellules: [
          direMois(mois),
          <Chiffre
            key="n"
            nombre={nombre}
            vers={vers(mois)}
            quoi={`paiements, ${direMois(mois)}`}
          />,
          <Link key="m" to={vers(mois)}>
            {direEuros(centimes)}
          </Link>,
        ],
      }))}
    />
  );
}
