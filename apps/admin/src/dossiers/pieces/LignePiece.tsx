import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Piece } from '@sciat/contrats';
import { acteurs, enToutesLettres } from '@sciat/dispositifs';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { direInstant, jourDe } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { useAutorise } from '../../providers/session.js';
import { adressePiece } from '../../providers/verbes.js';
import { useDossierCourant, useEcriture } from '../page/contexte.js';
import { Pli } from '../page/Pli.js';
import { idPiece } from '../page/viser.js';
import { Analyse } from './Analyse.js';
import { Apercu } from './Apercu.js';
import { EtatPiece } from './EtatPiece.js';
import { direMesures, direTaille, estVisible, refusEvident } from './fichiers.js';
import { Reprise } from './Reprise.js';
import { televerserPiece } from './televerser.js';
import { Verification } from './Verification.js';
import { ZoneDepot } from './ZoneDepot.js';

type Version = Piece['versions'][number];

/** A piece: its state, its latest file, what may be done with it, and every earlier file. */
export function LignePiece({ piece, surVerdict }: { piece: Piece; surVerdict: () => void }) {
  const { dossier } = useDossierCourant();
  const autorise = useAutorise();
  const { ecrire, enCours, erreur } = useEcriture();
  const acceptation = useEcriture();
  const [avance, setAvance] = useState(0);
  const [refuse, setRefuse] = useState<string | null>(null);
  const [vue, setVue] = useState<Version | null>(null);
  const [motif, setMotif] = useState('');
  const ouvert = dossier.closLe === null;
  const verifiable = ouvert && autorise('piece:verifier');
  const [derniere, ...anterieures] = piece.versions;

  const deposer = async (fichier: File) => {
    const raison = refusEvident(fichier);
    acceptation.effacerErreur();
    setRefuse(raison);
    setAvance(0);
    if (!raison) await ecrire(() => televerserPiece(dossier.id, piece.code, fichier, setAvance));
  };
  return (
    <Box
      component="li"
      id={idPiece(piece.code)}
      tabIndex={-1}
      sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}
    >
      <ZoneDepot
        libelle={piece.libelle}
        bouton={derniere ? 'Remplacer' : 'Déposer'}
        surFichier={(fichier) => void deposer(fichier)}
        enCours={enCours}
        fermee={!ouvert || !autorise('piece:deposer')}
      >
        {(bouton) => (
          <>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
              <Box sx={{ flex: '1 1 220px' }}>
                <Typography component="h3" sx={{ fontWeight: 600 }}>
                  {espacesInsecables(piece.libelle)}
                </Typography>
                <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                  {direNature(piece)}
                </Typography>
              </Box>
              <EtatPiece etat={piece.etat} />
              <Box className="ecran-seul" sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
                {verifiable && derniere && (
                  <Verification
                    piece={piece}
                    acceptation={acceptation}
                    motif={motif}
                    surMotif={setMotif}
                    surVerdict={surVerdict}
                  />
                )}
                {bouton}
                {piece.reprenable && <Reprise piece={piece} />}
              </Box>
            </Box>
            {piece.etat === 'REFUSEE' && piece.motifRefus && (
              <Typography sx={{ color: 'error.main' }}>
                {espacesInsecables(`Motif du refus : ${piece.motifRefus}`)}
              </Typography>
            )}
            {derniere && <Fichier piece={piece} version={derniere} surApercu={setVue} />}
            {piece.verifieeLe && derniere && (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {`Vérifiée le ${enToutesLettres(jourDe(piece.verifieeLe))}${piece.verifieePar ? ` par ${piece.verifieePar}` : ''}.`}
              </Typography>
            )}
            {anterieures.length > 0 && (
              <Pli
                discret
                titre={
                  anterieures.length === 1
                    ? '1 version antérieure'
                    : `${anterieures.length} versions antérieures`
                }
              >
                {anterieures.map((version) => (
                  <Fichier
                    key={version.numero}
                    piece={piece}
                    version={version}
                    surApercu={setVue}
                  />
                ))}
              </Pli>
            )}
            {enCours && avance > 0 && (
              <LinearProgress
                variant={avance < 1 ? 'determinate' : 'indeterminate'}
                value={avance * 100}
                aria-label={espacesInsecables(`Envoi du fichier : ${piece.libelle}`)}
                sx={{ mt: 0.5 }}
              />
            )}
            {refuse && (
              <Alert severity="error" role="alert" sx={{ my: 1 }}>
                {refuse}
              </Alert>
            )}
            <AfficherErreur erreur={acceptation.erreur ?? erreur} />
          </>
        )}
      </ZoneDepot>
      {vue && (
        <Apercu
          dossierId={dossier.id}
          piece={piece}
          version={vue}
          verifiable={verifiable}
          motif={motif}
          surMotif={setMotif}
          surVerdict={() => {
            setVue(null);
            surVerdict();
          }}
          surFermer={() => setVue(null)}
        />
      )}
    </Box>
  );
}

function direNature({ obligatoire, fourniePar, reprise, etat, aide }: Piece): string {
  const nature = `${obligatoire ? 'Obligatoire' : 'Facultative'}, fournie par : ${acteurs[fourniePar]}.`;
  const origine =
    reprise && etat === 'ACCEPTEE' ? ' Reprise du dépôt initial : elle n’est pas redemandée.' : '';
  return espacesInsecables(`${nature}${origine}${aide ? ` ${aide}` : ''}`);
}

/** How the file came, and from whom. */
function direDepot(version: Version): string {
  const { deposeeLe, deposeePar, parLien, repriseDe } = version;
  const qui = parLien ? `${deposeePar} (lien de dépôt)` : deposeePar;
  const geste = repriseDe ? `reprise du dossier ${repriseDe}` : 'déposée';
  return `${direFichier(version)}, ${geste} le ${direInstant(deposeeLe)} par ${qui}`;
}

/** "version 1, 12 pages, 1,2 Mo" */
function direFichier({ numero, mesures, taille }: Version): string {
  return [`version ${numero}`, direMesures(mesures), direTaille(taille)].filter(Boolean).join(', ');
}

function Fichier({
  piece,
  version,
  surApercu,
}: {
  piece: Piece;
  version: Version;
  surApercu: (v: Version) => void;
}) {
  const { dossier } = useDossierCourant();
  const retenu = version.analyse === 'EN_ATTENTE' || version.analyse === 'INFECTEE';
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap', fontSize: 14 }}>
      {piece.consultable && !retenu ? (
        <Link
          href={adressePiece(dossier.id, piece.code, version.numero)}
          download
          sx={{ overflowWrap: 'anywhere', minHeight: 32, alignContent: 'center' }}
        >
          {version.nom}
        </Link>
      ) : (
        <span>{version.nom}</span>
      )}
      {piece.consultable && !retenu && estVisible(version.type) && (
        <Button
          size="small"
          className="ecran-seul"
          aria-label={espacesInsecables(`Aperçu : ${piece.libelle}, version ${version.numero}`)}
          onClick={() => surApercu(version)}
        >
          Aperçu
        </Button>
      )}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {direDepot(version)}
      </Box>
      <Analyse analyse={version.analyse} />
    </Box>
  );
}
