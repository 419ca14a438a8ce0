import type { DossierResume } from '@sciat/contrats';
import { useEffect } from 'react';
import { useListContext } from 'react-admin';
import { useLocation } from 'react-router';
import { useRaccourcis } from '../commun/raccourcis.js';
import { enQuery } from '../providers/requete.js';
import { type ListeCourante, retenirListe } from './liste-courante.js';

/** Keeps the rows shown and the way back to them for the page of a dossier. */
export function useRetenirListe(libelle: string) {
  const liste = useListContext<DossierResume>();
  const { data, total = 0, meta, page, perPage: parPage, sort, filterValues, filter } = liste;
  const tri = { tri: sort.field, ordre: sort.order.toLowerCase() };
  const requete = `/dossiers${enQuery({ parPage, ...tri, ...filterValues, ...filter })}`;
  useRetenir(
    data && {
      libelle,
      dossiers: data,
      avant: (page - 1) * parPage,
      total,
      auDela: meta?.auDela === true,
      requete,
      page,
      parPage,
    },
  );
}

/** The same for rows that are no page of a react-admin list. */
export function useRetenir(liste: Omit<ListeCourante, 'retour'> | undefined) {
  const { pathname, search } = useLocation();
  const texte =
    liste &&
    JSON.stringify({
      ...liste,
      retour: `${pathname}${search}`,
      dossiers: liste.dossiers.map(({ id, reference }) => ({ id, reference })),
    });
  useEffect(() => {
    if (texte) retenirListe(JSON.parse(texte));
  }, [texte]);
  useRaccourcis({ j: () => viser(1), k: () => viser(-1) });
}

/** Moves the focus from a row's link to the next one's, as j and k move from dossier to dossier. */
function viser(pas: 1 | -1) {
  const liens = [...document.querySelectorAll<HTMLElement>('main tbody [scope="row"] a')];
  const rang = liens.indexOf(document.activeElement as HTMLElement);
  liens[rang < 0 ? 0 : Math.min(Math.max(rang + pas, 0), liens.length - 1)]?.focus();
}
