import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { EnveloppeLue } from '@sciat/contrats';
import { direEuros } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Absent } from '../commun/Absent.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui } from '../commun/dates.js';
import { EtatVide } from '../commun/EtatVide.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { TableProcedure } from '../dispositifs/TableProcedure.js';
import { versDossiers } from '../dossiers/adresses.js';
import { useAutorise, useParmiSuivis } from '../providers/session.js';
import { verbes } from '../providers/verbes.js';
import { FixerEnveloppe } from './FixerEnveloppe.js';
import { anneesProposees, direReste } from './phrases.js';

const ENTETES = ['Enveloppe', 'Montant', 'Demandé', 'Engagé', 'Payé', 'Reste', 'Source'];

/** What each scheme may spend in a year, what is asked of it, decided, paid and left. */
export default function PageEnveloppes() {
  const parmiSuivis = useParmiSuivis();
  const [adresse, setAdresse] = useSearchParams();
  const [choisie, setChoisie] = useState<EnveloppeLue | null>(null);
  const courante = Number(aujourdhui().slice(0, 4));
  const annee = Number(adresse.get('annee')) || courante;
  const peutFixer = useAutorise()('enveloppe:administrer');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['enveloppes', annee],
    queryFn: () => verbes.enveloppes(annee),
  });
  return (
    <>
      <TitrePage
        titre="Enveloppes"
        document={`Enveloppes ${annee}`}
        actions={
          <TextField
            select
            size="small"
            label="Année"
            className="ecran-seul"
            value={annee}
            onChange={(e) => setAdresse({ annee: e.target.value }, { replace: true })}
            sx={{ minWidth: 110 }}
          >
            {anneesProposees(courante, annee).map((a) => (
              <MenuItem key={a} value={a}>
                {a}
              </MenuItem>
            ))}
          </TextField>
        }
      />
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data?.total === 0 && (
        <EtatVide titre="Aucune enveloppe.">
          {parmiSuivis
            ? 'Aucun des dispositifs que vous suivez n’est payé par le service sur une enveloppe annuelle.'
            : 'Aucun dispositif n’est payé par le service sur une enveloppe annuelle.'}
        </EtatVide>
      )}
      {data && data.total > 0 && (
        <TableProcedure
          id="enveloppes"
          titre={`Année ${annee}`}
          entetes={peutFixer ? [...ENTETES, 'Action'] : ENTETES}
          lignes={data.donnees.map((e) => ({
            cle: e.id,
            cellules: [
              <Link key="lien" to={versDossiers({ dispositif: e.dispositif })}>
                {e.libelle}
              </Link>,
              e.centimes === null ? <Absent key="m">non fixé</Absent> : direEuros(e.centimes),
              `${direEuros(e.demande)} (${dossiers(e.dossiersDemandes)})`,
              `${direEuros(e.engage)} (${dossiers(e.dossiersEngages)})`,
              direEuros(e.paye),
              direReste(e),
              e.source ? `${e.source}, saisi par ${e.auteur}` : '',
              ...(peutFixer
                ? [
                    <Button
                      key="a"
                      variant="outlined"
                      className="ecran-seul"
                      onClick={() => setChoisie(e)}
                    >
                      {e.centimes === null ? 'Fixer' : 'Changer'}
                      <span style={INVISIBLE}> : {e.libelle}</span>
                    </Button>,
                  ]
                : []),
            ],
          }))}
        />
      )}
      <p style={{ maxWidth: '75ch' }}>
        Demandé&nbsp;: les dossiers ouverts reçus dans l’année, sans décision, au montant que
        calculent les règles. Engagé&nbsp;: les décisions notifiées dans l’année. Payé&nbsp;: ce qui
        a été versé de ces décisions.
      </p>
      {choisie && (
        <FixerEnveloppe key={choisie.id} enveloppe={choisie} surFermer={() => setChoisie(null)} />
      )}
    </>
  );
}

const dossiers = (n: number) => `${n}\u00a0dossier${n > 1 ? 's' : ''}`;
