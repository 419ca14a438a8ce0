import type {
  BilanPaiements,
  LignePaiement,
  LigneReleve,
  Paiements,
  ReversementLu,
} from '@sciat/contrats';
import { direEuros, enToutesLettres, naturesPaiement } from '@sciat/dispositifs';

export const ETATS = { en_retard: 'en retard', payes: 'payés' };

/** "avance demandée le 3 mai 2026", "reste à demander", "versé le 10 juin 2026". */
export function direEtatPaiement({ etat, nature, demandeLe, payeLe }: LignePaiement): string {
  if (etat === 'A_DEMANDER') return 'reste à demander';
  const quoi =
    nature === null || nature === 'UNIQUE' ? '' : `${naturesPaiement[nature].toLowerCase()} `;
  const e = nature === 'AVANCE' ? 'e' : '';
  if (payeLe) return `${quoi}versé${e} le ${enToutesLettres(payeLe)}`;
  return `${quoi}demandé${e}${demandeLe ? ` le ${enToutesLettres(demandeLe)}` : ''}`;
}

export const compter = (n: number, un: string, plusieurs: string) =>
  `${n}\u00a0${n > 1 ? plusieurs : un}`;

type LigneBilan = BilanPaiements['donnees'][number];

/** The sum of all schemes; an envelope that nobody set leaves theirs unknown. */
export function totalBilan(lignes: LigneBilan[]): LigneBilan {
  const total = (lire: (l: LigneBilan) => number) => lignes.reduce((s, l) => s + lire(l), 0);
  const connues = lignes.every((l) => l.enveloppe !== null);
  const somme = (lire: (l: LigneBilan) => LigneBilan['aPayer']) => ({
    nombre: total((l) => lire(l).nombre),
    centimes: total((l) => lire(l).centimes),
  });
  return {
    dispositif: '',
    aPayer: somme((l) => l.aPayer),
    enRetard: somme((l) => l.enRetard),
    verses: somme((l) => l.verses),
    rembourse: total((l) => l.rembourse),
    net: total((l) => l.net),
    enveloppe: connues ? total((l) => l.enveloppe ?? 0) : null,
    engage: total((l) => l.engage),
    reste: connues ? total((l) => l.reste ?? 0) : null,
  };
}

/** "196 000 € en tout", and each scheme's part where there are several. */
export function direTotaux(totaux: Paiements['totaux']): string {
  const somme = `${direEuros(totaux.reduce((s, t) => s + t.centimes, 0))} en tout`;
  if (totaux.length < 2) return somme;
  return `${somme} : ${totaux.map((t) => `${t.dispositif} ${direEuros(t.centimes)}`).join(', ')}`;
}

type Etat = LigneReleve['etat'];
/** In the order in which they call for something. */
export const ETATS_LIGNE: Record<Etat, { titre: (n: number) => string }> = {
  A_CONFIRMER: { titre: (n) => compter(n, 'ligne à confirmer', 'lignes à confirmer') },
  SANS_PAIEMENT: { titre: (n) => compter(n, 'ligne sans paiement', 'lignes sans paiement') },
  RAPPROCHEE: { titre: (n) => compter(n, 'ligne rapprochée', 'lignes rapprochées') },
  DEJA_PAYEE: { titre: (n) => compter(n, 'ligne déjà constatée', 'lignes déjà constatées') },
  ECARTEE: { titre: (n) => compter(n, 'ligne écartée', 'lignes écartées') },
};
export const ORDRE = Object.keys(ETATS_LIGNE) as Etat[];

/** What importing will do, in one sentence. */
export function direImport(lignes: Pick<LigneReleve, 'etat' | 'centimes'>[]): string {
  const rapprochees = lignes.filter((l) => l.etat === 'RAPPROCHEE');
  if (rapprochees.length === 0) return 'Aucun versement ne sera constaté par cet import.';
  const total = direEuros(rapprochees.reduce((s, l) => s + l.centimes, 0));
  return rapprochees.length === 1
    ? `Un versement sera constaté, de ${total}.`
    : `${rapprochees.length} versements seront constatés, pour ${total}.`;
}

/** Where a repayment stands, in one sentence. */
export function direReversement(r: ReversementLu): string {
  const somme = direEuros(r.centimes);
  switch (r.etat) {
    case 'OBSERVATIONS':
      return `${somme} envisagés : observations de la collectivité attendues jusqu’au ${enToutesLettres(r.observationsLe)}.`;
    case 'A_DEMANDER':
      return `${somme} envisagés : le délai d’observations a pris fin le ${enToutesLettres(r.observationsLe)}, à demander ou à abandonner.`;
    case 'DEMANDE': {
      const demande = `${somme} demandés le ${enToutesLettres(r.demandeLe ?? '')}`;
      return r.rembourse > 0
        ? `${demande} : ${direEuros(r.rembourse)} reçus, ${direEuros(r.centimes - r.rembourse)} restent dus.`
        : `${demande}, rien n’est encore reçu.`;
    }
    case 'SOLDE':
      return `${somme} remboursés, soldé le ${enToutesLettres(r.soldeLe ?? '')}.`;
    case 'ANNULE':
      return `${somme} envisagés, abandonné le ${enToutesLettres(r.annuleLe ?? '')}.`;
  }
}

/** What may be done next. */
export function actesDe({ etat, rembourse }: Pick<ReversementLu, 'etat' | 'rembourse'>) {
  const abandonner = { acte: 'ANNULER', libelle: 'Abandonner' } as const;
  switch (etat) {
    case 'OBSERVATIONS':
      return [abandonner];
    case 'A_DEMANDER':
      return [{ acte: 'DEMANDER', libelle: 'Demander le reversement' } as const, abandonner];
    case 'DEMANDE': {
      const recu = { acte: 'REMBOURSER', libelle: 'Enregistrer un remboursement' } as const;
      return rembourse > 0 ? [recu] : [recu, abandonner];
    }
    default:
      return [];
  }
}
