import { useQueries, useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { parFamille } from '../../dispositifs/familles.js';
import { lectureDispositif, useDispositifs } from '../../dispositifs/lectures.js';
import { parDispositif } from '../../dispositifs/phrases.js';
import { useEtiquettes } from '../../etiquettes/lectures.js';
import { verbes } from '../../providers/verbes.js';
import type { Noms } from './filtres.js';

const UNE_HEURE = 3_600_000;

/** The names of what dossiers are filtered by, read once. */
export function useNoms(): Noms {
  const { filterValues } = useListContext();
  const collectiviteId: string | undefined = filterValues.collectiviteId;
  const { data: dispositifs } = useDispositifs();
  // The latest version names a scheme; a step that only an older one had is still filtered by.
  const parCode = parDispositif(dispositifs?.donnees ?? []);
  const actuels = parCode.map(([derniere]) => derniere);
  const nommer = (d: typeof actuels) => Object.fromEntries(d.map((v) => [v.code, v.libelle]));
  const definitions = useQueries({
    queries: parCode.flat().map(({ code, version }) => lectureDispositif(code, version)),
  }).flatMap(({ data }) => data ?? []);
  const { data: agents } = useQuery({
    queryKey: ['agents'],
    queryFn: () => verbes.agents(),
    staleTime: UNE_HEURE,
  });
  const { data: collectivite } = useQuery({
    queryKey: ['collectivites', collectiviteId],
    queryFn: () => verbes.collectivite(collectiviteId ?? ''),
    enabled: collectiviteId !== undefined,
    staleTime: UNE_HEURE,
  });
  const { data: etiquettes } = useEtiquettes();
  return {
    etiquettes: Object.fromEntries((etiquettes?.donnees ?? []).map((e) => [e.id, e.nom])),
    dispositifs: nommer(actuels),
    familles: parFamille(actuels).map(({ famille, elements }) => ({
      libelle: famille,
      options: nommer(elements),
    })),
    etapes: Object.fromEntries(
      actuels.map(({ code }) => [
        code,
        Object.fromEntries(
          definitions
            .filter((d) => d.code === code)
            .toReversed()
            .flatMap((d) => d.etapes.map((e) => [e.id, e.libelle])),
        ),
      ]),
    ),
    etapesFinales: definitions.flatMap((d) => d.etapes.filter((e) => e.finale).map((e) => e.id)),
    agents: Object.fromEntries((agents?.donnees ?? []).map((a) => [a.id, `${a.prenom} ${a.nom}`])),
    collectivite: collectivite?.nom,
  };
}
