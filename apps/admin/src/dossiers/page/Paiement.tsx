import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Dossier } from '@sciat/contrats';
import { direEuros, enToutesLettres } from '@sciat/dispositifs';
import { SourceDite } from '../../commun/AConfirmer.js';
import { Echeance } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useDossierCourant } from './contexte.js';
import { estVivante } from './ranger-echeances.js';
import { direVersement } from './phrases.js';
import { Section } from './Section.js';

/** While the payment is what was promised next, its section comes first. */
export const paiementDAbord = ({ obligation }: Pick<Dossier, 'obligation'>): boolean =>
  obligation?.nature === 'PROMESSE';

/** The amount and how it was computed, what was paid, and the time left to pay. */
export function Paiement() {
  const { montant, paiements, echeances, closLe } = useDossierCourant().dossier;
  // What was promised to the applicant is the payment; the other deadlines are ours or the law's.
  const promesses = echeances.filter((e) => e.nature === 'PROMESSE' && e.etat !== 'ANNULEE');
  const verse = paiements.find((p) => p.payeLe !== null && p.annuleLe === null);
  if (closLe !== null && montant.accorde === null && paiements.length === 0) {
    return (
      <Section titre="Paiement" ancre="paiement">
        <Typography>Aucune aide accordée.</Typography>
      </Section>
    );
  }
  return (
    <Section titre="Paiement" ancre="paiement">
      <Typography>{direMontant(montant, closLe !== null)}</Typography>
      <Box component="ul" aria-label="Lignes du calcul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
        {montant.lignes.map(({ libelle, centimes, source }) => (
          <li key={libelle}>
            {espacesInsecables(`${libelle} : ${direEuros(centimes)}. `)}
            <SourceDite source={source} />
          </li>
        ))}
      </Box>
      {verse?.payeLe ? (
        <Typography sx={{ mt: 1.5, fontWeight: 600 }}>
          {espacesInsecables(direVersement(verse.payeLe, promesses.at(-1)?.le ?? null))}
        </Typography>
      ) : (
        promesses.map((echeance) => (
          <CompteARebours key={`${echeance.code} ${echeance.le}`} echeance={echeance} />
        ))
      )}
      {paiements.length > 0 ? (
        <Box sx={{ overflowX: 'auto', mt: 1.5 }}>
          <TablePaiements paiements={paiements} />
        </Box>
      ) : (
        <Typography sx={{ mt: 1, color: 'text.secondary' }}>Aucune demande de paiement.</Typography>
      )}
    </Section>
  );
}

function direMontant({ accorde, calcule }: Dossier['montant'], clos: boolean): string {
  if (accorde !== null) return `Montant accordé\u00a0: ${direEuros(accorde)}.`;
  return clos
    ? 'Aucune aide accordée.'
    : `Montant calculé, pas encore accordé\u00a0: ${direEuros(calcule)}.`;
}

/** The time left to pay, and what it would be counted from the other possible start. */
function CompteARebours({ echeance }: { echeance: Dossier['echeances'][number] }) {
  const { libelle, le, phrase, alternative } = echeance;
  return (
    <Box sx={{ mt: 1.5, pt: 1, borderTop: 1, borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600 }}>
        {espacesInsecables(`${libelle} : au plus tard le ${enToutesLettres(le)} `)}
        {estVivante(echeance) && <Echeance le={le} long />}
      </Typography>
      <Typography>{espacesInsecables(`Décompte : ${phrase}.`)}</Typography>
      {alternative && (
        <Typography sx={{ color: 'text.secondary' }}>
          {espacesInsecables(`Autre départ possible : ${alternative}.`)}
        </Typography>
      )}
    </Box>
  );
}

function direEtat({ payeLe, annuleLe }: Dossier['paiements'][number]): string {
  if (payeLe) return `versé le ${enToutesLettres(payeLe)}`;
  return annuleLe ? `annulé le ${enToutesLettres(annuleLe)}` : 'demandé, en attente du versement';
}

function TablePaiements({ paiements }: Pick<Dossier, 'paiements'>) {
  return (
    <Table size="small" aria-label="Demandes de paiement">
      <TableHead>
        <TableRow>
          {['Montant', 'Engagement', 'Service fait', 'Demandé le', 'État'].map((titre) => (
            <TableCell key={titre}>{titre}</TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {paiements.map((paiement) => (
          <TableRow key={paiement.id}>
            <TableCell>{direEuros(paiement.centimes)}</TableCell>
            <TableCell>{paiement.engagementNumero}</TableCell>
            <TableCell>{enToutesLettres(paiement.serviceFaitLe)}</TableCell>
            <TableCell>{enToutesLettres(paiement.demandeLe)}</TableCell>
            <TableCell>{direEtat(paiement)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
