import type { Collectivite, Memoire } from '@sciat/contrats';
import { Link } from 'react-admin';
import { espacesInsecables } from '../../commun/typographie.js';
import { versDossiers } from '../../dossiers/adresses.js';
import { Section } from '../../dossiers/page/Section.js';
import { useParmiSuivis } from '../../providers/session.js';
import { TableMemoire } from './TableMemoire.js';

const ENTETES = [
  { titre: 'Commune' },
  { titre: 'Dossiers', chiffre: true },
  { titre: 'Ouverts', chiffre: true },
];

interface Props {
  collectivite: Collectivite;
  memoire: Pick<Memoire, 'communes' | 'epci'>;
}

/** The communes of an EPCI with their dossiers; of a commune, those of its EPCI. */
export function Territoire({ collectivite, memoire: { communes, epci } }: Props) {
  const parmiSuivis = useParmiSuivis();
  if (epci) {
    return (
      <Section titre="Son EPCI">
        <Link to={`/collectivites/${epci.id}`}>{epci.nom}</Link>
        {espacesInsecables(` : ${direDossiers(epci)}${parmiSuivis}`)}.
      </Section>
    );
  }
  if (collectivite.type !== 'EPCI') return null;
  const ailleurs = collectivite.nombreMembres - communes.length;
  return (
    <Section titre="Ses communes">
      {communes.length > 0 && (
        <TableMemoire
          legende="Communes de l’EPCI"
          entetes={ENTETES}
          lignes={communes.map((c) => ({
            cle: c.id,
            cellules: [
              <Link key="c" to={`/collectivites/${c.id}`}>
                {c.nom}
              </Link>,
              c.dossiers > 0 ? (
                <Link key="d" to={versDossiers({ collectiviteId: c.id, etat: 'tous' })}>
                  {c.dossiers}
                </Link>
              ) : (
                0
              ),
              c.ouverts,
            ],
          }))}
        />
      )}
      {ailleurs > 0 && (
        <p style={{ marginBottom: 0 }}>
          {espacesInsecables(
            ailleurs === 1
              ? 'Une autre commune membre est dans un autre département.'
              : `${ailleurs} autres communes membres sont dans un autre département.`,
          )}
        </p>
      )}
    </Section>
  );
}

function direDossiers({ dossiers, ouverts }: { dossiers: number; ouverts: number }): string {
  if (dossiers === 0) return 'aucun dossier';
  return `${dossiers} dossier${dossiers > 1 ? 's' : ''}, dont ${ouverts} ouvert${ouverts > 1 ? 's' : ''}`;
}
