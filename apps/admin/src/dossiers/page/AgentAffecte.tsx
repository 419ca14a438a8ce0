import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { useAutorise, useSession } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant, useEcriture } from './contexte.js';

/** Who follows the dossier, changed in place. */
export function AgentAffecte() {
  const { dossier } = useDossierCourant();
  const moi = useSession()?.utilisateur;
  const autorise = useAutorise();
  const { ecrire, enCours, erreur } = useEcriture();
  const [choix, setChoix] = useState<string | null>(null);
  const cadre = useRef<HTMLDivElement>(null);
  const { agent } = dossier;
  const affecter = async (agentId: string | null) => {
    const corps = { version: dossier.version, agentId };
    if (await ecrire(() => verbes.modifierDossier(dossier.id, corps))) quitter();
  };
  const quitter = () => {
    setChoix(null);
    // The button that was pressed goes: the focus stays here.
    cadre.current?.focus();
  };
  const modifiable = autorise('dossier:affecter') && dossier.closLe === null;
  return (
    <Box ref={cadre} tabIndex={-1} sx={{ outline: 'none' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        {choix === null ? (
          <>
            <span>
              {agent ? `Agent\u00a0: ${agent.prenom} ${agent.nom}` : 'Aucun agent désigné'}
            </span>
            {modifiable && moi && agent?.id !== moi.id && (
              <Button
                size="small"
                className="ecran-seul"
                loading={enCours}
                onClick={() => void affecter(moi.id)}
              >
                Me l’affecter
              </Button>
            )}
            {modifiable && (
              <Button
                size="small"
                className="ecran-seul"
                disabled={enCours}
                onClick={() => setChoix(agent?.id ?? '')}
              >
                Changer d’agent
              </Button>
            )}
          </>
        ) : (
          <>
            <ChoixAgent dispositif={dossier.dispositif} valeur={choix} surChoix={setChoix} />
            <Button
              size="small"
              variant="outlined"
              loading={enCours}
              onClick={() => void affecter(choix || null)}
            >
              Affecter
            </Button>
            <Button size="small" disabled={enCours} onClick={quitter}>
              Annuler
            </Button>
          </>
        )}
      </Box>
      <AfficherErreur erreur={erreur} />
    </Box>
  );
}

interface PropsChoix {
  dispositif: string;
  valeur: string;
  surChoix: (id: string) => void;
}

/** Those who follow the scheme: the others could not open the dossier. */
function ChoixAgent({ dispositif, valeur, surChoix }: PropsChoix) {
  const { data } = useQuery({
    queryKey: ['agents', dispositif],
    queryFn: () => verbes.agents(dispositif),
  });
  return (
    <TextField
      select
      autoFocus
      value={data ? valeur : ''}
      onChange={(e) => surChoix(e.target.value)}
      disabled={!data}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': 'Agent du dossier' } }}
    >
      <option value="">Aucun agent</option>
      {data?.donnees.map(({ id, nom, prenom }) => (
        <option key={id} value={id}>
          {`${prenom} ${nom}`}
        </option>
      ))}
    </TextField>
  );
}
