import LienCourriel from '@mui/material/Link';
import type { Memoire } from '@sciat/contrats';
import { Link } from 'react-admin';
import { Absent } from '../../commun/Absent.js';
import { Section } from '../../dossiers/page/Section.js';
import { useParmiSuivis } from '../../providers/session.js';
import { TableMemoire } from './TableMemoire.js';

const ENTETES = ['Contact', 'Courriel', 'Téléphone', 'Nommé par'].map((titre) => ({ titre }));

/** Those named by its dossiers; nothing for who may not read personal data. */
export function Contacts({ contacts }: Pick<Memoire, 'contacts'>) {
  const parmiSuivis = useParmiSuivis();
  if (contacts === null) return null;
  return (
    <Section titre="Contacts">
      {contacts.length === 0 ? (
        <p style={{ margin: 0 }}>{`Aucun contact nommé${parmiSuivis || ' dans ses dossiers'}.`}</p>
      ) : (
        <TableMemoire
          legende="Contacts"
          entetes={ENTETES}
          lignes={contacts.map(({ nom, courriel, telephone, dossier }) => ({
            cle: `${nom}-${courriel}-${telephone}`,
            cellules: [
              nom ?? <Absent>non nommé</Absent>,
              courriel && <LienCourriel href={`mailto:${courriel}`}>{courriel}</LienCourriel>,
              telephone,
              <Link key="d" to={`/dossiers/${dossier.id}`}>
                {dossier.reference}
              </Link>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
