import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { type AvisVu, type RendreAvis, reponsesAvis } from '@sciat/contrats';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Definitions } from '../commun/Definitions.js';
import { dateLongue, jourDe } from '../commun/dates.js';
import { CadrePublic, PagePublique, RefusDeLien } from '../commun/PagePublique.js';
import { useTitreDocument } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direTaille } from '../dossiers/pieces/fichiers.js';
import { ErreurApi } from '../providers/erreur-api.js';
import { RACINE, requete } from '../providers/requete.js';
import { ChampsReponse, REPONSE_VIDE, type ReponseSaisie } from './ChampsReponse.js';

const adresse = (jeton: string) => `/avis/${encodeURIComponent(jeton)}`;

/** For a body consulted, without an account: the question, the pieces shared, and the answer. */
export function PageAvis() {
  const { jeton = '' } = useParams();
  return (
    <PagePublique>
      <Avis jeton={jeton} />
    </PagePublique>
  );
}

function Avis({ jeton }: { jeton: string }) {
  const cle = ['avis', jeton];
  const client = useQueryClient();
  const { data, error, refetch, isPending } = useQuery<AvisVu, Error>({
    queryKey: cle,
    queryFn: ({ signal }) => requete('GET', adresse(jeton), { signal }),
    // What is being written must not be taken away.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [vientDeRendre, setVientDeRendre] = useState(false);
  useTitreDocument(data ? `Avis demandé, dossier ${data.reference}` : 'Avis demandé');
  if (isPending) return <Typography role="status">Ouverture du lien…</Typography>;
  if (!data) return <RefusDeLien erreur={error} surReessayer={() => void refetch()} />;
  return (
    <>
      <Box component="header">
        <Typography variant="h1">
          {espacesInsecables(`Avis demandé sur le dossier ${data.reference}`)}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>{data.service.nom}</Typography>
      </Box>
      <CadrePublic titre="La demande">
        <Definitions
          lignes={[
            ['Consulté', data.organisme],
            ['Demandeur de l’aide', data.demandeur],
            ['Dispositif', data.dispositif],
            ['Réponse attendue', `au plus tard le ${dateLongue(data.echeanceLe)}`],
          ]}
        />
        <Typography component="h3" sx={{ fontWeight: 600, mt: 2 }}>
          Question
        </Typography>
        <Typography sx={{ whiteSpace: 'pre-wrap' }}>{espacesInsecables(data.question)}</Typography>
        {data.confidentiel && (
          <Alert severity="info" role="note" sx={{ mt: 2 }}>
            Demande confidentielle&nbsp;: la question et votre réponse ne sont lues que par les
            agents qui instruisent le dossier.
          </Alert>
        )}
      </CadrePublic>
      {data.pieces.length > 0 && <Pieces jeton={jeton} pieces={data.pieces} />}
      {data.rendu ? (
        <Rendu rendu={data.rendu} nouveau={vientDeRendre} />
      ) : (
        <Formulaire
          jeton={jeton}
          surRendu={(vu) => {
            setVientDeRendre(true);
            client.setQueryData(cle, vu);
          }}
          surRelire={() => void refetch()}
        />
      )}
      <Typography variant="body2" component="footer" sx={{ color: 'text.secondary' }}>
        {`Ce lien est réservé à cette demande et s’ouvre jusqu’au ${dateLongue(jourDe(data.expireLe))}. Ne le transmettez qu’aux personnes qui préparent l’avis. Une question\u00a0: `}
        <Link href={`mailto:${data.service.courriel}`}>{data.service.courriel}</Link>.
      </Typography>
    </>
  );
}

function Pieces({ jeton, pieces }: { jeton: string; pieces: AvisVu['pieces'] }) {
  return (
    <CadrePublic titre="Pièces partagées">
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {pieces.map(({ code, libelle, nom, taille, lisible }) => (
          <Box component="li" key={code} sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{espacesInsecables(libelle)}</Typography>
            {lisible ? (
              <Link
                href={`${RACINE}${adresse(jeton)}/pieces/${encodeURIComponent(code)}`}
                sx={{ display: 'inline-block', minHeight: 32, alignContent: 'center' }}
              >
                {espacesInsecables(`Télécharger ${nom} (${direTaille(taille)})`)}
              </Link>
            ) : (
              <Typography sx={{ color: 'text.secondary' }}>
                Retenu par l’antivirus&nbsp;: adressez-vous au service.
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </CadrePublic>
  );
}

interface PropsFormulaire {
  jeton: string;
  surRendu: (vu: AvisVu) => void;
  surRelire: () => void;
}

function Formulaire({ jeton, surRendu, surRelire }: PropsFormulaire) {
  const [saisie, setSaisie] = useState<ReponseSaisie>(REPONSE_VIDE);
  const [enCours, setEnCours] = useState(false);
  const [erreur, setErreur] = useState<unknown>(null);
  const formulaire = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (erreur) formulaire.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [erreur]);
  const envoyer = async (evenement: FormEvent) => {
    evenement.preventDefault();
    if (enCours) return;
    setEnCours(true);
    setErreur(null);
    try {
      const corps = saisie as RendreAvis;
      surRendu(await requete<AvisVu>('POST', `${adresse(jeton)}/reponse`, { corps }));
    } catch (refus) {
      setErreur(refus);
      setEnCours(false);
      // Given meanwhile by someone else who has the link: what they answered is shown.
      if (refus instanceof ErreurApi && refus.status === 409) surRelire();
    }
  };
  const erreurs = erreur instanceof ErreurApi ? erreur.body.errors : {};
  return (
    <CadrePublic titre="Votre avis">
      <Box
        component="form"
        ref={formulaire}
        noValidate
        onSubmit={(e) => void envoyer(e)}
        sx={{ display: 'grid', gap: 2 }}
      >
        <ChampsReponse valeur={saisie} surChange={setSaisie} erreurs={erreurs} />
        <AfficherErreur erreur={erreur} champsMontres={['reponse', 'commentaire']} />
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" loading={enCours}>
            Rendre cet avis
          </Button>
          <Typography variant="body2" sx={{ color: 'text.secondary', flex: '1 1 220px' }}>
            Un avis se rend une seule fois&nbsp;: relisez avant de valider.
          </Typography>
        </Box>
      </Box>
    </CadrePublic>
  );
}

function Rendu({ rendu, nouveau }: { rendu: NonNullable<AvisVu['rendu']>; nouveau: boolean }) {
  const annonce = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (nouveau) annonce.current?.focus();
  }, [nouveau]);
  return (
    <CadrePublic titre="Avis rendu">
      <Alert ref={annonce} tabIndex={-1} severity="success" role="status" sx={{ mb: 2 }}>
        {espacesInsecables(
          `Avis reçu le ${dateLongue(rendu.le)} : ${reponsesAvis[rendu.reponse].toLowerCase()}. Le service en est prévenu ; il n’y a plus rien à faire.`,
        )}
      </Alert>
      {rendu.commentaire && (
        <Typography sx={{ whiteSpace: 'pre-wrap' }}>
          {espacesInsecables(rendu.commentaire)}
        </Typography>
      )}
    </CadrePublic>
  );
}
