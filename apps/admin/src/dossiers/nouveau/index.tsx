import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { verbes } from '../../providers/verbes.js';
import { Formulaire } from './Formulaire.js';

export default function NouveauDossier() {
  const dispositifs = useQuery({ queryKey: ['dispositifs'], queryFn: () => verbes.dispositifs() });
  const [choisi, setChoisi] = useState<string | null>(null);
  const code = choisi ?? dispositifs.data?.donnees[0]?.code;
  const definition = useQuery({
    queryKey: ['dispositif', code],
    queryFn: () => verbes.dispositif(code ?? ''),
    enabled: code !== undefined,
  });
  return (
    <>
      <TitrePage titre="Nouveau dossier" />
      <AfficherErreur erreur={dispositifs.error ?? definition.error} />
      {dispositifs.data && definition.data ? (
        <Formulaire
          key={definition.data.code}
          definition={definition.data}
          choixDispositif={
            <TextField
              select
              label="Dispositif"
              value={definition.data.code}
              onChange={(e) => setChoisi(e.target.value)}
              helperText={espacesInsecables(definition.data.description)}
              slotProps={{ select: { native: true } }}
            >
              {dispositifs.data.donnees.map((d) => (
                <option key={d.code} value={d.code}>
                  {espacesInsecables(d.libelle)}
                </option>
              ))}
            </TextField>
          }
        />
      ) : (
        !dispositifs.error && !definition.error && <Skeleton variant="rectangular" height={420} />
      )}
    </>
  );
}
