import type { RenvoyerCourriel } from '@sciat/contrats';
import type { DonneesCommunes } from '@sciat/dispositifs';
import {
  type Auteur,
  ecrireDossier,
  type Moyens,
  type Situation,
} from '../dossiers/ecrire-dossier.js';
import { interdit, introuvable, refus } from '../erreurs/erreur-metier.js';
import { LIEN_AVIS_RETIRE, LIEN_RETIRE } from '../liens/jeton.js';
import { ouvrirAvecCourriel } from '../liens/joindre-lien.js';
import { fermerLien } from '../liens/liens.js';
import { enregistrer } from './preparer.js';

/**
 * Writes again a mail that came back: a mail of its own, with the same text and files, to the address given.
 * The deposit link of the first was lost with it: it is closed, and another opened. Once for each return.
 * @returns the id of the new mail
 * @throws ErreurMetier 422 when it did not come back, or was written again already
 */
export async function renvoyerCourriel(
  moyens: Moyens,
  id: string,
  auteur: Auteur & { id: string },
  { destinataire }: RenvoyerCourriel,
): Promise<string> {
  const permission = 'courriel:renvoyer';
  const vu = await moyens.client.courriel.findUnique({ where: { id } });
  if (!vu) throw introuvable('Ce courriel');
  if (vu.serviceId !== auteur.serviceId) throw interdit();
  const { dossierId } = vu;
  if (!dossierId)
    throw refus([
      {
        code: 'ETAT',
        message: 'Ce courriel est pour un agent, dont l’adresse est celle du compte.',
      },
    ]);
  let nouveau = '';
  await ecrireDossier(moyens, { dossierId, auteur, permission }, async (situation) => {
    const { tx, dossier } = situation;
    const { piecesJointes, ...revenu } = await tx.courriel.findUniqueOrThrow({
      where: { id },
      include: { renvoi: true, piecesJointes: { orderBy: { rang: 'asc' } } },
    });
    if (revenu.etat !== 'REVENU')
      throw refus([{ code: 'ETAT', message: 'Ce courriel n’est pas revenu.' }]);
    if (revenu.renvoi) throw refus([{ code: 'ETAT', message: 'Ce courriel a déjà été renvoyé.' }]);
    const { texte, evenements } = await avecLien(moyens, situation, auteur, revenu);
    const { modele, objet, courrierId } = revenu;
    const ecrit = await enregistrer(tx, dossier, {
      modele,
      destinataire,
      redaction: { objet, texte },
      maintenant: moyens.horloge.maintenant(),
      courrierId,
      renvoiDeId: id,
      piecesJointes: piecesJointes.map(({ nom, type, taille, cle }) => ({
        nom,
        type,
        taille,
        cle,
      })),
    });
    nouveau = ecrit.id;
    return {
      evenements: [
        ...evenements,
        { type: 'CourrielRelance', charge: { courrielId: nouveau, modele } },
      ],
      travaux: ecrit.travail ? [ecrit.travail] : [],
    };
  });
  return nouveau;
}

/** The link lost with the first mail is closed, wherever that mail went, and replaced by another. */
async function avecLien(
  moyens: Moyens,
  situation: Situation,
  auteur: { id: string },
  { texte, lienId }: { texte: string; lienId: string | null },
) {
  if (texte.includes(LIEN_AVIS_RETIRE))
    throw refus([
      {
        code: 'LIEN',
        message:
          'Le lien de ce courriel est perdu : demandez l’avis de nouveau, à la bonne adresse.',
      },
    ]);
  const retire = texte.split('\n').find((ligne) => ligne.includes(LIEN_RETIRE));
  if (!retire) return { texte, evenements: [] };
  const { complementsLimiteLe } = situation.faits.donnees as DonneesCommunes;
  if (complementsLimiteLe && complementsLimiteLe < situation.aujourdhui)
    throw refus([
      {
        code: 'LIEN',
        message:
          'Le délai que donnait ce courriel est passé : faites une nouvelle demande de pièces.',
      },
    ]);
  const { tx } = situation;
  const fermes = lienId ? await fermerLien(tx, lienId, moyens.horloge.maintenant()) : [];
  const { joint, evenement } = await ouvrirAvecCourriel(
    moyens,
    situation,
    auteur,
    complementsLimiteLe,
  );
  return { texte: texte.replace(retire, joint.adresse), evenements: [...fermes, evenement] };
}
