import Skeleton from '@mui/material/Skeleton';
import { estAuPerimetre } from '@sciat/dispositifs';
import { useQuery } from '@tanstack/react-query';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { aujourdhui } from '../../commun/dates.js';
import { TitrePage } from '../../commun/TitrePage.js';
import { useDispositifs } from '../../dispositifs/lectures.js';
import { useSession } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { ChoixDispositif } from './ChoixDispositif.js';
import { choixPossibles, choixRetenu } from './choisir-dispositif.js';
import { Formulaire } from './Formulaire.js';
import { useDemande } from './useDemande.js';

export default function NouveauDossier() {
  const demande = useDemande();
  const dispositifs = useDispositifs();
  const agent = useSession()?.utilisateur;
  const versions = (dispositifs.data?.donnees ?? []).filter(
    (d) => agent && estAuPerimetre(agent, d.code),
  );
  const jour = aujourdhui();
  const recuLe = demande.recuLe || jour;
  const retenu = choixRetenu(versions, { code: demande.dispositif, recuLe, jour });
  const { code, version } = retenu?.version ?? {};
  const definition = useQuery({
    queryKey: ['dispositifs', code, version],
    queryFn: () => verbes.dispositif(code ?? '', version),
    enabled: code !== undefined,
    // The date being typed may pass from one version to another: the form and its files stay.
    placeholderData: (precedente, requete) =>
      requete?.queryKey[1] === code ? precedente : undefined,
  });
  const erreur = demande.erreur ?? dispositifs.error ?? definition.error;
  return (
    <>
      <TitrePage titre={demande.suiteDe ? 'Nouvelle candidature' : 'Nouveau dossier'} />
      <AfficherErreur erreur={erreur} />
      {retenu && definition.data && !demande.enLecture ? (
        <Formulaire
          // Another scheme is another form; another version of the same one keeps what was chosen.
          key={`${demande.cle} ${code}`}
          definition={definition.data}
          ouvert={retenu.ouvert}
          demande={demande}
          choixDispositif={
            <ChoixDispositif
              choix={choixPossibles(versions, recuLe)}
              retenu={retenu}
              surChoix={(c) => demande.poser('dispositif', c)}
            />
          }
        />
      ) : (
        !erreur && <Skeleton variant="rectangular" height={420} />
      )}
    </>
  );
}
