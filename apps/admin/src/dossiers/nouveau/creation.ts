import type { Collectivite, CreerDossier } from '@sciat/contrats';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { useRangerDossier } from '../../providers/cache-dossiers.js';
import { ErreurApi } from '../../providers/erreur-api.js';
import { verbes } from '../../providers/verbes.js';
import { televerserPiece } from '../pieces/televerser.js';

export interface Demande extends Omit<CreerDossier, 'collectiviteId' | 'piecesRecues'> {
  collectivite: Collectivite;
  fichiers: { code: string; fichier: File }[];
}

/** Creates the dossier, sends its files, then opens it. A file that fails leaves a dossier that exists. */
export function useCreation(surCree: () => void) {
  const naviguer = useNavigate();
  const notifier = useNotify();
  const ranger = useRangerDossier();
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<ErreurApi | null>(null);

  async function creer({ collectivite, fichiers, ...demande }: Demande) {
    setEnCours(true);
    setErreur(null);
    try {
      const dossier = await verbes.creerDossier({
        ...demande,
        collectiviteId: collectivite.id,
        piecesRecues: fichiers.map(({ code }) => code),
      });
      ranger(dossier);
      surCree();
      for (const { code, fichier } of fichiers) {
        try {
          ranger(await televerserPiece(dossier.id, code, fichier, () => {}));
        } catch (refus) {
          const raison = refus instanceof ErreurApi ? refus.message : '';
          notifier(
            `Le dossier est créé, mais « ${fichier.name} » n’a pas pu être déposé. ${raison}`,
            {
              type: 'warning',
              autoHideDuration: null,
            },
          );
        }
      }
      notifier(`Dossier ${dossier.reference} créé.`, { type: 'success' });
      void naviguer(`/dossiers/${dossier.id}`);
    } catch (refus) {
      if (!(refus instanceof ErreurApi)) throw refus;
      setErreur(refus);
    } finally {
      setEnCours(false);
    }
  }
  return { creer, enCours, erreur };
}
