import type { Memoire } from '@sciat/contrats';
import { Link } from 'react-admin';
import { dateCourte } from '../../commun/dates.js';
import { Section } from '../../dossiers/page/Section.js';
import { useParmiSuivis } from '../../providers/session.js';
import { TableMemoire } from './TableMemoire.js';

const ENTETES = ['Pièce', 'Donnée le', 'Reprise possible jusqu’au', 'Dossier'].map((titre) => ({
  titre,
}));

/** What a new dossier need not ask for again. */
export function PiecesValides({ pieces }: Pick<Memoire, 'pieces'>) {
  const parmiSuivis = useParmiSuivis();
  return (
    <Section titre="Pièces déjà fournies, encore valables">
      {pieces.length === 0 ? (
        <p
          style={{ margin: 0 }}
        >{`Aucune pièce acceptée assez récente pour resservir${parmiSuivis}.`}</p>
      ) : (
        <>
          <TableMemoire
            legende="Pièces encore valables"
            entetes={ENTETES}
            lignes={pieces.map(({ code, libelle, deposeeLe, valableAu, dossier }) => ({
              cle: `${dossier.id}-${code}`,
              cellules: [
                libelle,
                dateCourte(deposeeLe),
                dateCourte(valableAu),
                <Link key="d" to={`/dossiers/${dossier.id}`}>
                  {dossier.reference}
                </Link>,
              ],
            }))}
          />
          <p style={{ marginBottom: 0 }}>
            Acceptées, et assez récentes pour resservir dans le même dispositif&nbsp;: la durée est
            un paramètre, à confirmer par le service.
          </p>
        </>
      )}
    </Section>
  );
}
