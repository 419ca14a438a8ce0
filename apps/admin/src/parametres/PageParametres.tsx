import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearchParams } from 'react-router';
import { AfficherErreur } from '../commun/AfficherErreur.js';
import { Chargement } from '../commun/Chargement.js';
import { aujourdhui, dateLongue } from '../commun/dates.js';
import { TitrePage } from '../commun/TitrePage.js';
import { espacesInsecables } from '../commun/typographie.js';
import { useDispositifs } from '../dispositifs/lectures.js';
import { ChoixDispositif } from './ChoixDispositif.js';
import { CoordonneesService, MentionsManquantes } from './CoordonneesService.js';
import { estFerme, grouper } from './choix-dispositif.js';
import { ParametresDispositif } from './ParametresDispositif.js';

/** The numbers and choices the rules use: the definition's default, then every dated value given to it. */
export default function PageParametres() {
  const { data, error, isPending, refetch } = useDispositifs();
  const [parametres, setParametres] = useSearchParams();
  const groupes = grouper(data?.donnees ?? []);
  const tous = groupes.flatMap((g) => g.elements);
  const choisi = tous.find((d) => d.code === parametres.get('dispositif')) ?? tous[0];
  return (
    <>
      <TitrePage
        titre="Paramètres"
        actions={
          <Button component="a" href="#service" variant="outlined">
            Coordonnées du service
          </Button>
        }
      />
      <MentionsManquantes />
      <Typography variant="h2" sx={{ mb: 1 }}>
        Barème et délais
      </Typography>
      <Typography sx={{ mb: 2, maxWidth: '75ch' }}>
        Une valeur s’applique aux dossiers reçus à partir de sa date d’effet. Les dossiers reçus
        avant gardent la valeur de leur date.
      </Typography>
      <AfficherErreur erreur={error} surReessayer={() => void refetch()} />
      {isPending && <Chargement />}
      {choisi && (
        <>
          <ChoixDispositif
            groupes={groupes}
            code={choisi.code}
            surChoix={(code) => setParametres({ dispositif: code }, { replace: true })}
          />
          {estFerme(choisi, aujourdhui()) && choisi.enVigueur.au && (
            <Typography sx={{ mb: 1.5, color: 'text.secondary' }}>
              {espacesInsecables(
                `Ce dispositif ne reçoit plus de demande depuis le ${dateLongue(choisi.enVigueur.au)} : ses valeurs valent encore pour les dossiers d’alors.`,
              )}
            </Typography>
          )}
          <ParametresDispositif
            key={choisi.code}
            code={choisi.code}
            libelle={choisi.libelle}
            ferme={estFerme(choisi, aujourdhui())}
          />
        </>
      )}
      <CoordonneesService />
    </>
  );
}
