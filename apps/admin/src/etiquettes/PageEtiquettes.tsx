import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import type { Etiquette as EtiquetteLue } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link as LienInterne } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { EtatVide } from '../commun/EtatVide.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { TableProcedure } from '../dispositifs/TableProcedure.js';
import { versDossiers } from '../dossiers/adresses.js';
import { verbes } from '../providers/verbes.js';
import { EcrireEtiquette } from './EcrireEtiquette.js';
import { Etiquette } from './Etiquettes.js';
import { CLE_ETIQUETTES, useEtiquettes } from './lectures.js';

/** The coloured labels of the service. */
export default function PageEtiquettes() {
  const { data, error, isPending, refetch } = useEtiquettes();
  const [ecrite, setEcrite] = useState<EtiquetteLue | 'nouvelle' | null>(null);
  const { erreur, archiver } = useArchivage();
  const lignes = (archivees: boolean) =>
    (data?.donnees ?? [])
      .filter((e) => e.archivee === archivees)
      .map((e) => ({
        cle: e.id,
        cellules: [
          <Etiquette key="nom" {...e} />,
          <Dossiers key="dossiers" {...e} />,
          <Box key="actes" sx={{ display: 'flex', gap: 1 }}>
            {!archivees && (
              <Button onClick={() => setEcrite(e)}>
                Modifier<span style={INVISIBLE}> {e.nom}</span>
              </Button>
            )}
            <Button onClick={() => archiver(e)}>
              {archivees ? 'Rétablir' : 'Archiver'}
              <span style={INVISIBLE}> {e.nom}</span>
            </Button>
          </Box>,
        ],
      }));
  return (
    <>
      <TitrePage
        titre="Étiquettes"
        actions={
          <Button variant="contained" onClick={() => setEcrite('nouvelle')}>
            Nouvelle étiquette
          </Button>
        }
      />
      <p style={{ maxWidth: '75ch' }}>
        Elles se posent d’un geste depuis l’en-tête d’un dossier, ou par lot depuis la liste, qui se
        filtre par elles. Une étiquette archivée n’est plus proposée&nbsp;; les dossiers qui la
        portent la gardent.
      </p>
      <AfficherErreur erreur={error ?? erreur} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data?.total === 0 && <EtatVide titre="Aucune étiquette pour le moment." />}
      {lignes(false).length > 0 && (
        <TableProcedure
          id="proposees"
          titre="Proposées"
          entetes={['Étiquette', 'Dossiers', 'Actions']}
          lignes={lignes(false)}
        />
      )}
      {lignes(true).length > 0 && (
        <TableProcedure
          id="archivees"
          titre="Archivées"
          entetes={['Étiquette', 'Dossiers', 'Actions']}
          lignes={lignes(true)}
        />
      )}
      {ecrite && (
        <EcrireEtiquette
          connue={ecrite === 'nouvelle' ? undefined : ecrite}
          surFermer={() => setEcrite(null)}
        />
      )}
    </>
  );
}

function Dossiers({ id, nom, dossiers }: EtiquetteLue) {
  if (dossiers === 0) return 'aucun';
  return (
    <Link component={LienInterne} to={versDossiers({ etiquette: id, etat: 'tous' })}>
      {dossiers}
      <span style={INVISIBLE}> dossiers étiquetés {nom}</span>
    </Link>
  );
}

/** Taken back by the same button: it needs no confirmation. */
function useArchivage() {
  const client = useQueryClient();
  const notifier = useNotify();
  const { mutate, error } = useMutation({
    mutationFn: ({ id, archivee }: EtiquetteLue) =>
      verbes.modifierEtiquette(id, { archivee: !archivee }),
    onSuccess: ({ archivee }) => {
      notifier(archivee ? 'Étiquette archivée.' : 'Étiquette de nouveau proposée.', {
        type: 'success',
      });
      void client.invalidateQueries({ queryKey: CLE_ETIQUETTES });
    },
  });
  return { archiver: mutate, erreur: error };
}
