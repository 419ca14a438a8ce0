import type { Dispositif, Dossier } from '@sciat/contrats';
import { type Acteur, actePrincipal } from '@sciat/dispositifs';

type Passage = Dossier['passages'][number];

export interface EtapeDuChemin {
  cle: string;
  libelle: string;
  etat: 'passée' | 'en cours' | 'à venir';
  acteur: Acteur | null;
  passage: Passage | null;
  /** Acts that left the dossier where it was (a delay made longer), with their name. */
  surPlace: { passage: Passage; libelle: string }[];
}

/** The way gone, the current step, and what ordinarily follows it. */
export function tracerChemin(
  dossier: Pick<Dossier, 'passages' | 'etape' | 'obligation'>,
  procedure: Pick<Dispositif, 'etapes' | 'transitions'>,
): EtapeDuChemin[] {
  const { etapes, transitions } = procedure;
  const definie = (id: string | undefined) => etapes.find((e) => e.id === id);
  const parcourues: EtapeDuChemin[] = [];
  dossier.passages.forEach((passage, i) => {
    const precedente = parcourues.at(-1);
    if (precedente && dossier.passages[i - 1]?.etape.id === passage.etape.id) {
      const acte = transitions.find((t) => t.id === passage.transition);
      precedente.surPlace.push({ passage, libelle: acte?.libelle ?? passage.etape.libelle });
      return;
    }
    const etape = definie(passage.etape.id);
    parcourues.push({
      cle: `passage-${passage.rang}`,
      libelle: passage.etape.libelle,
      etat: 'passée',
      acteur: etape?.finale ? null : (etape?.acteur ?? null),
      passage,
      surPlace: [],
    });
  });
  if (definie(dossier.etape.id)?.finale) return parcourues;
  const courante = parcourues.at(-1);
  if (courante) {
    courante.etat = 'en cours';
    courante.acteur = dossier.obligation?.acteur ?? null;
  }
  const rang = etapes.findIndex((e) => e.id === dossier.etape.id);
  // From a side step that only ends the dossier (a refusal to sign), the main path is not what follows.
  const vers = definie(actePrincipal(procedure, dossier.etape.id)?.vers);
  const suite = vers?.finale ? [vers] : etapes.slice(rang + 1).filter((e) => e.principale);
  return [
    ...parcourues,
    ...suite.map((e): EtapeDuChemin => {
      return {
        cle: e.id,
        libelle: e.libelle,
        etat: 'à venir',
        acteur: e.finale ? null : e.acteur,
        passage: null,
        surPlace: [],
      };
    }),
  ];
}
