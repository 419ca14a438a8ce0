import type { Dossier } from '@sciat/contrats';
import { direEuros, enToutesLettres, naturesPaiement } from '@sciat/dispositifs';

export interface Maillon {
  libelle: string;
  /** What is known of it; `null`: still to come. */
  fait: string | null;
}
export interface Chaine {
  /** "Avance, 6 000 €"; `null` for the one payment of an award. */
  titre: string | null;
  maillons: Maillon[];
}

type Lu = Pick<Dossier, 'donnees' | 'paiements' | 'montant' | 'issue'>;

/**
 * The facts of each payment in their order: commitment, service done, request, paid. One is also drawn for
 * what is still to be asked for.
 */
export function chainesDe({ donnees, paiements, montant, issue }: Lu): Chaine[] {
  const jour = (date: unknown) => (date ? enToutesLettres(String(date)) : null);
  const engagement = (numero: unknown) => {
    if (!numero) return null;
    const le = jour(donnees.engagementLe);
    return le ? `${numero}, ${le}` : String(numero);
  };
  const vivants = paiements.filter((p) => p.annuleLe === null);
  const seul = vivants.length === 1 && vivants[0]?.nature === 'UNIQUE';
  const chaines = vivants.map((p) => ({
    titre: seul ? null : `${naturesPaiement[p.nature]}, ${direEuros(p.centimes)}`,
    maillons: [
      { libelle: 'Engagement juridique', fait: engagement(p.engagementNumero) },
      { libelle: 'Service fait', fait: jour(p.serviceFaitLe) },
      { libelle: 'Demande de paiement', fait: jour(p.demandeLe) },
      { libelle: 'Payé', fait: jour(p.payeLe) },
    ],
  }));
  const reste = (montant?.accorde ?? 0) - vivants.reduce((s, p) => s + p.centimes, 0);
  if (issue !== null || reste <= 0) return chaines;
  const premier = vivants.length === 0;
  return [
    ...chaines,
    {
      titre: premier ? null : `Reste à demander, ${direEuros(reste)}`,
      maillons: [
        { libelle: 'Engagement juridique', fait: engagement(donnees.engagementNumero) },
        { libelle: 'Service fait', fait: premier ? jour(donnees.serviceFaitLe) : null },
        { libelle: 'Demande de paiement', fait: null },
        { libelle: 'Payé', fait: null },
      ],
    },
  ];
}
