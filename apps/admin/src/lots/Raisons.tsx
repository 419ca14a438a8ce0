import type { Lot } from '@sciat/contrats';
import { Link } from 'react-router';
import { espacesInsecables } from '../commun/typographie.js';
import { Pli } from '../dossiers/page/Pli.js';
import { direDossiers } from './phrases.js';

/** Why dossiers are left as they are, with their names. */
export function Raisons({ raisons }: Pick<Lot, 'raisons'>) {
  return raisons.map(({ message, nombre, dossiers }) => (
    <Pli
      key={message}
      titre={espacesInsecables(`${direDossiers(nombre)} : ${message}`)}
      ouvert={raisons.length === 1 && nombre <= 3}
    >
      <ul style={{ margin: '4px 0', paddingLeft: 20 }}>
        {dossiers.map(({ id, reference, collectivite }) => (
          <li key={id}>
            <Link to={`/dossiers/${id}`} target="_blank">
              {reference}
            </Link>{' '}
            {collectivite}
          </li>
        ))}
        {nombre > dossiers.length && (
          <li>{`et ${direDossiers(nombre - dossiers.length)} encore`}</li>
        )}
      </ul>
    </Pli>
  ));
}
