import { enToutesLettres } from '../noyau/calendrier.js';
import { aApprecier, nonRempli, rempli } from '../noyau/eligibilite.js';
import { fiche, supposee } from '../noyau/sources.js';
import type { Critere, Faits, ResultatCritere, Vague } from '../noyau/types.js';
import { situerDepot, vaguesDe } from '../noyau/vagues.js';

/** The sheet gives the closing days only: a wave is supposed to open when the one before has closed. */
const source = supposee('Clôture\u00a0: fiche de synthèse (2021)\u00a0; ouverture supposée');

export const vagues: Vague[] = [
  {
    code: 'VAGUE_1',
    libelle: 'la première vague',
    ouvreLe: '2021-01-01',
    fermeLe: '2021-05-30',
    source,
  },
  {
    code: 'VAGUE_2',
    libelle: 'la deuxième vague',
    ouvreLe: '2021-05-31',
    fermeLe: '2021-08-15',
    source,
  },
  {
    code: 'VAGUE_3',
    libelle: 'la troisième vague',
    ouvreLe: '2021-08-16',
    fermeLe: '2021-10-15',
    source,
  },
];

function examiner(f: Faits<Record<never, never>>): ResultatCritere {
  const depot = situerDepot(vaguesDe({ vagues }, f), f.datePivot);
  const le = enToutesLettres(f.datePivot);
  const fin = ({ libelle, fermeLe }: Vague) => `${libelle}, close le ${enToutesLettres(fermeLe)}`;
  if (depot.type === 'ouverte')
    return rempli(`Déposée le ${le} dans ${fin(depot.vague)}.`, le, depot.vague.source.reference);
  if (depot.type === 'close')
    return nonRempli(
      `Déposée le ${le}, après ${fin(depot.fermee)}.`,
      le,
      depot.fermee.source.reference,
    );
  if (depot.type === 'suivante')
    return aApprecier(
      `Déposée le ${le}, avant ${depot.vague.libelle}, ouverte le ${enToutesLettres(depot.vague.ouvreLe)}.`,
      le,
      depot.vague.source.reference,
    );
  return aApprecier('Aucune vague de dépôt n’est connue.', le);
}

export const critereVague: Critere<Record<never, never>> = {
  id: 'vague',
  libelle: 'Dépôt pendant une vague',
  source: fiche,
  portee: 'bloquant',
  examiner,
};
