import { introuvable } from '../erreurs/erreur-metier.js';
import { exigerSortie } from '../pieces/quarantaine.js';
import { chronoDe } from './document.js';
import type { CourrierLu } from './lire.js';

export interface FichierServi {
  cle: string;
  nom: string;
  type: string;
}
export const PDF = 'application/pdf';

/** What a signed page may be kept as, and the folder that remembers it: the letter keeps only a key. */
const natures = [
  { type: PDF, dossier: 'scan-pdf', suffixe: 'pdf' },
  { type: 'image/jpeg', dossier: 'scan-jpeg', suffixe: 'jpg' },
  { type: 'image/png', dossier: 'scan-png', suffixe: 'png' },
];
/** `undefined` for what is no page: a text, a spreadsheet, a video. */
export const dossierDuScan = (type: string): string | undefined =>
  natures.find((n) => n.type === type)?.dossier;

/** The PDF as it was given to sign. @throws ErreurMetier 404 before it is there */
export function pdfDe(courrier: CourrierLu): FichierServi {
  const { pdfCle: cle } = courrier;
  if (!cle) throw introuvable('Le PDF de ce courrier');
  return { cle, nom: `courrier-${chronoDe(courrier)}.pdf`, type: PDF };
}

/** The signed page. @throws ErreurMetier 404 without one, 409 and 410 as the antivirus says */
export function scanDe(courrier: CourrierLu): FichierServi {
  const { scanCle: cle, scanAnalyse: analyse } = courrier;
  if (!cle) throw introuvable('La page signée de ce courrier');
  exigerSortie({ analyse });
  const dossier = cle.split('/').at(-2);
  const { type, suffixe } = natures.find((n) => n.dossier === dossier) ?? {
    type: PDF,
    suffixe: 'pdf',
  };
  return { cle, nom: `courrier-${chronoDe(courrier)}-signe.${suffixe}`, type };
}
