import { DECISIONS_SUFFISANTES, type TableauDeBord } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { Link } from 'react-admin';
import { Absent } from '../commun/Absent.js';
import { useSigle } from '../dispositifs/lectures.js';
import { versDossiers } from '../dossiers/adresses.js';
import { direReste } from '../enveloppes/phrases.js';
import { useParmiSuivis } from '../providers/session.js';
import { Bloc, Chiffre } from './Bloc.js';

type Props = { tableau: TableauDeBord };

/** What was decided in the period, and in how long where there are enough cases to say. */
export function Decisions({ tableau: { decisions, du } }: Props) {
  const parmiSuivis = useParmiSuivis();
  const sigle = useSigle();
  return (
    <Bloc
      titre="Décisions de la période, et délai médian"
      explication={`De la réception à la décision, en semaines entières\u00a0; à partir de ${DECISIONS_SUFFISANTES} décisions, sinon la liste dit mieux.`}
      entetes={['Dispositif', 'Décisions', 'Délai médian']}
      vide={`Aucune décision dans la période${parmiSuivis}.`}
      lignes={decisions.map(({ dispositif, nombre, medianeSemaines }) => ({
        cle: dispositif,
        cellules: [
          sigle(dispositif),
          <Chiffre
            key="n"
            nombre={nombre}
            vers={versDossiers({ etat: 'tous', dispositif, decideDu: du })}
            quoi={`décisions, ${sigle(dispositif)}`}
          />,
          medianeSemaines === null ? (
            <Absent key="m">trop peu de cas</Absent>
          ) : (
            `${medianeSemaines}\u00a0semaines`
          ),
        ],
      }))}
    />
  );
}

/** What is left of the year's envelopes. */
export function Enveloppes({ tableau: { enveloppes, jour } }: Props) {
  const annee = jour.slice(0, 4);
  return (
    <Bloc
      titre={`Enveloppes ${annee}`}
      entetes={['Enveloppe', 'Montant', 'Engagé', 'Payé', 'Reste']}
      vide="Aucun dispositif suivi n’est payé sur une enveloppe annuelle."
      lignes={enveloppes.map((e) => ({
        cle: e.id,
        cellules: [
          <Link key="l" to={`/enveloppes?annee=${annee}`}>
            {e.libelle}
          </Link>,
          e.centimes === null ? <Absent key="m">non fixé</Absent> : direEuros(e.centimes),
          direEuros(e.engage),
          direEuros(e.paye),
          direReste(e),
        ],
      }))}
    />
  );
}
