import type { DossierResume } from '@sciat/contrats';
import { useEffect } from 'react';
import { useListContext } from 'react-admin';
import { useLocation } from 'react-router';
import { retenirListe } from './liste-courante.js';

/** Keeps the rows shown and the way back to them for the page of a dossier. */
export function useRetenirListe(libelle: string) {
  const { data } = useListContext<DossierResume>();
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (!data) return;
    const dossiers = data.map(({ id, reference }) => ({ id, reference }));
    retenirListe({ retour: `${pathname}${search}`, libelle, dossiers });
  }, [data, pathname, search, libelle]);
}
