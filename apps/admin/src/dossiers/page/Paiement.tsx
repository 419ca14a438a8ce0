import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Dispositif, Dossier } from '@sciat/contrats';
import { direEuros, enToutesLettres, naturesPaiement } from '@sciat/dispositifs';
import { SourceDite } from '../../commun/AConfirmer.js';
import { Echeance } from '../../commun/Echeance.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { Reversements } from '../../paiements/Reversements.js';
import { ChainePaiement } from './ChainePaiement.js';
import { chainesDe } from './chaine-paiement.js';
import { useDossierCourant } from './contexte.js';
import { direMontant, direVersement, sansAide } from './phrases.js';
import { estVivante } from './ranger-echeances.js';
import { Section } from './Section.js';

type Montant = NonNullable<Dossier['montant']>;

/** While the payment is what was promised next, its section comes first. */
export const paiementDAbord = (
  { obligation }: Pick<Dossier, 'obligation'>,
  { paiement }: Pick<Dispositif, 'paiement'>,
): boolean => paiement && obligation?.nature === 'PROMESSE';

/** Of a scheme that pays nothing itself, the amount alone. */
export const titrePaiement = ({ paiement }: Pick<Dispositif, 'paiement'>) =>
  paiement ? 'Paiement' : 'Montant';

/** The amount and how it was computed; where the service has it paid, what was paid and the time left. */
export function Paiement() {
  const { dossier, definition } = useDossierCourant();
  const { montant, paiements, echeances, rembourse } = dossier;
  if (!montant) return null;
  const titre = titrePaiement(definition);
  // What was promised to the applicant is the payment; the other deadlines are ours or the law's.
  const promesses = echeances.filter((e) => e.nature === 'PROMESSE' && e.etat !== 'ANNULEE');
  const verses = paiements.filter((p) => p.payeLe !== null && p.annuleLe === null);
  const somme = verses.reduce((s, p) => s + p.centimes, 0);
  // An advance leaves the rest to be paid.
  const verse = somme >= (montant.accorde ?? 0) ? verses.at(-1) : undefined;
  const chaines = chainesDe(dossier);
  if (sansAide(dossier) && paiements.length === 0) {
    return (
      <Section titre={titre} ancre="paiement">
        <Typography>Aucune aide accordée.</Typography>
      </Section>
    );
  }
  return (
    <Section titre={titre} ancre="paiement">
      <Typography>{espacesInsecables(direMontant(dossier, montant))}</Typography>
      <LignesCalcul lignes={montant.lignes} />
      {definition.paiement && (
        <>
          {dossier.prescriptionLe && (
            <Alert severity="warning" role="note" sx={{ mt: 1.5 }}>
              {espacesInsecables(
                `Non versée en entier, l’aide ne pourrait plus l’être après le ${enToutesLettres(dossier.prescriptionLe)} (prescription de quatre ans, loi du 31 décembre 1968 ; à confirmer).`,
              )}
            </Alert>
          )}
          {verse?.payeLe ? (
            <Typography sx={{ mt: 1.5, fontWeight: 600 }}>
              {espacesInsecables(direVersement(verse.payeLe, promesses.at(-1)?.le ?? null))}
            </Typography>
          ) : (
            promesses.map((echeance) => (
              <CompteARebours key={`${echeance.code} ${echeance.le}`} echeance={echeance} />
            ))
          )}
          {chaines.map((chaine) => (
            <ChainePaiement key={`${chaine.titre} ${chaine.maillons[2]?.fait}`} {...chaine} />
          ))}
          {paiements.length > 0 ? (
            <Box sx={{ overflowX: 'auto', mt: 1.5 }}>
              <TablePaiements paiements={paiements} />
            </Box>
          ) : (
            <Typography sx={{ mt: 1, color: 'text.secondary' }}>
              Aucune demande de paiement.
            </Typography>
          )}
          {rembourse > 0 && (
            <Typography sx={{ mt: 1.5, fontWeight: 600 }}>
              {espacesInsecables(
                `Versé ${direEuros(somme)}, remboursé ${direEuros(rembourse)} : ${direEuros(somme - rembourse)} d’aide nette.`,
              )}
            </Typography>
          )}
          {verses.length > 0 && <Reversements />}
        </>
      )}
    </Section>
  );
}

function LignesCalcul({ lignes }: { lignes: Montant['lignes'] }) {
  if (lignes.length === 0) return null;
  return (
    <Box component="ul" aria-label="Lignes du calcul" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
      {lignes.map(({ libelle, centimes, valeur, source }) => (
        <li key={`${libelle} ${centimes} ${valeur}`}>
          {espacesInsecables(
            `${libelle} : ${(centimes === null ? (valeur ?? 'inconnu') : direEuros(centimes)).replace(/\.$/, '')}. `,
          )}
          <SourceDite source={source} />
        </li>
      ))}
    </Box>
  );
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
          {['Nature', 'Montant', 'Engagement', 'Service fait', 'Demandé le', 'État'].map(
            (titre) => (
              <TableCell key={titre}>{titre}</TableCell>
            ),
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {paiements.map((paiement) => (
          <TableRow key={paiement.id}>
            <TableCell>{naturesPaiement[paiement.nature]}</TableCell>
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
