import Button from '@mui/material/Button';
import type { NomsDispositif, VagueLue } from '@sciat/contrats';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SourceDite } from '../commun/AConfirmer.js';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui, dateCourte } from '../commun/dates.js';
import { INVISIBLE } from '../commun/styles.js';
import { TitrePage } from '../commun/TitrePage.js';
import { useNomsDispositifs } from '../dispositifs/lectures.js';
import { TableProcedure } from '../dispositifs/TableProcedure.js';
import { verbes } from '../providers/verbes.js';
import { AjouterVague } from './AjouterVague.js';
import { etatVague } from './phrases.js';

const ENTETES = ['Vague', 'Code', 'Ouvre le', 'Ferme le', 'État', 'Origine'];

/** The deposit windows of the schemes that have some. */
export default function PageVagues() {
  const { data, error } = useNomsDispositifs();
  return (
    <>
      <TitrePage titre="Vagues de dépôt" />
      <p style={{ maxWidth: '75ch' }}>
        La date de réception décide de la vague&nbsp;; le jour de fermeture compte encore. Entre
        deux vagues, une demande est proposée pour la suivante&nbsp;; après la dernière, elle est
        hors délai.
      </p>
      <AfficherErreur erreur={error} />
      {data?.donnees
        .filter((d) => d.vagues)
        .map((d) => (
          <VaguesDe key={d.code} {...d} />
        ))}
    </>
  );
}

function VaguesDe({ code, libelle }: NomsDispositif) {
  const [ajout, setAjout] = useState(false);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['vagues', code],
    queryFn: () => verbes.vagues(code),
  });
  return (
    <>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {data && (
        <TableProcedure
          id={`vagues-${code}`}
          titre={libelle}
          entetes={ENTETES}
          lignes={data.donnees.map((v) => ({ cle: v.id, cellules: cellules(v) }))}
        />
      )}
      <Button variant="outlined" onClick={() => setAjout(true)} sx={{ mt: -2, mb: 4 }}>
        Ajouter une vague<span style={INVISIBLE}> : {libelle}</span>
      </Button>
      {ajout && (
        <AjouterVague dispositif={code} titre={libelle} surFermer={() => setAjout(false)} />
      )}
    </>
  );
}

const cellules = (v: VagueLue) => [
  v.libelle,
  v.code,
  dateCourte(v.ouvreLe),
  dateCourte(v.fermeLe),
  etatVague(v, aujourdhui()),
  v.auteur ? (
    `${v.source.reference}, saisi par ${v.auteur}`
  ) : (
    <SourceDite key="origine" source={v.source} sansMot />
  ),
];
