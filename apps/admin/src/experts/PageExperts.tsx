import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { DispositifResume, ExpertLu } from '@sciat/contrats';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { DialogueConfirmation } from '../commun/DialogueConfirmation.js';
import { dateCourte, jourDe } from '../commun/dates.js';
import { Fictif } from '../commun/Fictif.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { parDispositif } from '../dispositifs/phrases.js';
import { TableProcedure } from '../dispositifs/TableProcedure.js';
import { verbes } from '../providers/verbes.js';
import { AjouterExpert, CLE_EXPERTS } from './AjouterExpert.js';

const ENTETES = ['Organisme', 'Courriel', 'Ajouté', 'Action'];

/** The bodies usually consulted, by scheme: they prefill a request for an opinion. */
export default function PageExperts() {
  const dispositifs = useDispositifs();
  const experts = useQuery({ queryKey: CLE_EXPERTS, queryFn: verbes.experts });
  const [ajout, setAjout] = useState<DispositifResume | null>(null);
  const [aRetirer, setARetirer] = useState<ExpertLu | null>(null);
  const siens = (code: string) => experts.data?.donnees.filter((e) => e.dispositif === code) ?? [];
  return (
    <>
      <TitrePage titre="Experts consultés" />
      <p style={{ maxWidth: '75ch' }}>
        Les organismes à qui le service demande d’ordinaire un avis. Le premier de chaque dispositif
        est proposé d’office&nbsp;; l’agent peut toujours en choisir un autre.
      </p>
      <AfficherErreur
        erreur={dispositifs.error ?? experts.error}
        surReessayer={() => void experts.refetch()}
      />
      {(dispositifs.isPending || experts.isPending) && <Chargement />}
      {experts.data &&
        parDispositif(dispositifs.data?.donnees ?? []).map(([derniere]) => (
          <div key={derniere.code}>
            {siens(derniere.code).length > 0 ? (
              <TableProcedure
                id={`experts-${derniere.code}`}
                titre={derniere.libelle}
                entetes={ENTETES}
                lignes={siens(derniere.code).map((e) => ({
                  cle: e.id,
                  cellules: cellules(e, () => setARetirer(e)),
                }))}
              />
            ) : (
              <Typography variant="h2" sx={{ mb: 3 }}>
                {derniere.libelle}
              </Typography>
            )}
            <Button variant="outlined" onClick={() => setAjout(derniere)} sx={{ mt: -2, mb: 4 }}>
              Ajouter un expert<span style={INVISIBLE}> : {derniere.libelle}</span>
            </Button>
          </div>
        ))}
      {ajout && <AjouterExpert {...ajout} surFermer={() => setAjout(null)} />}
      {aRetirer && <RetirerExpert expert={aRetirer} surFermer={() => setARetirer(null)} />}
    </>
  );
}

const cellules = (e: ExpertLu, retirer: () => void) => [
  <span key="organisme">
    {e.organisme} {e.fictif && <Fictif court />}
  </span>,
  e.courriel,
  `le ${dateCourte(jourDe(e.ajouteLe))}, par ${e.auteur}`,
  <Button key="retirer" size="small" onClick={retirer} aria-label={`Retirer ${e.organisme}`}>
    Retirer
  </Button>,
];

function RetirerExpert({ expert, surFermer }: { expert: ExpertLu; surFermer: () => void }) {
  const client = useQueryClient();
  const notifier = useNotify();
  const retrait = useMutation({
    mutationFn: () => verbes.retirerExpert(expert.id),
    onSuccess: () => {
      notifier('Expert retiré.', { type: 'success' });
      void client.invalidateQueries({ queryKey: CLE_EXPERTS });
      surFermer();
    },
  });
  return (
    <DialogueConfirmation
      ouvert
      titre={`Retirer ${expert.organisme}`}
      confirmer="Retirer"
      enCours={retrait.isPending}
      erreur={retrait.error}
      surFermer={surFermer}
      surConfirmer={() => retrait.mutate()}
    >
      Il n’est plus proposé. Les avis déjà demandés restent attendus.
    </DialogueConfirmation>
  );
}
