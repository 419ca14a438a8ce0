import { useQuery } from '@tanstack/react-query';
import { parFamille } from '../../dispositifs/familles.js';
import { useNomsDispositifs } from '../../dispositifs/lectures.js';
import { useEtiquettes } from '../../etiquettes/lectures.js';
import { verbes } from '../../providers/verbes.js';
import type { Noms } from './filtres.js';

const UNE_HEURE = 3_600_000;

/** The names of what dossiers are filtered by, read once. */
export function useNoms(collectiviteId?: string): Noms {
  const dispositifs = useNomsDispositifs().data?.donnees ?? [];
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
    dispositifs: nommer(dispositifs),
    familles: parFamille(dispositifs).map(({ famille, elements }) => ({
      libelle: famille,
      options: nommer(elements),
    })),
    etapes: Object.fromEntries(
      dispositifs.map(({ code, etapes }) => [
        code,
        Object.fromEntries(etapes.map((e) => [e.id, e.libelle])),
      ]),
    ),
    etapesFinales: dispositifs.flatMap((d) => d.etapes.filter((e) => e.finale).map((e) => e.id)),
    agents: Object.fromEntries((agents?.donnees ?? []).map((a) => [a.id, `${a.prenom} ${a.nom}`])),
    collectivite: collectivite?.nom,
  };
}

const nommer = (dispositifs: { code: string; libelle: string }[]) =>
  Object.fromEntries(dispositifs.map((d) => [d.code, d.libelle]));
