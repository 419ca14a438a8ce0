import AddIcon from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { Collectivite } from '@sciat/contrats';
import { useId } from 'react';
import { Link as LienRa } from 'react-admin';
import { Link as LienRouteur } from 'react-router';
import { SourceDite } from '../../commun/AConfirmer.js';
import { aujourdhui } from '../../commun/dates.js';
import { HAUTEUR_BARRE } from '../../commun/styles.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { versDossiers } from '../../dossiers/adresses.js';
import {
  type CritereLu,
  Criteres,
  direComptes,
  motConclusion,
  PointsDeVigilance,
  Verdict,
} from '../../eligibilite/index.js';
import { useAutorise } from '../../providers/session.js';
import { direFermeture, direRole, type Pretention, repartir } from './resumer.js';

export const ancrePretention = (dispositif: string) => `dispositif-${dispositif}`;

interface Props {
  pretention: Pretention;
  collectivite: Pick<Collectivite, 'id' | 'nom'>;
  date: string;
  /** Alone in its family: the heading above already names it. */
  seule: boolean;
}

/** One scheme: the conclusion, who plays which part, each criterion with its value and its source. */
export function FichePretention({ pretention, collectivite, date, seule }: Props) {
  const { dispositif, libelle, eligibilite, portails } = pretention;
  const fermeture = direFermeture(pretention, date);
  const { bloquants, vigilance, manquants } = repartir(eligibilite.criteres);
  return (
    <Paper
      id={ancrePretention(dispositif)}
      variant="outlined"
      sx={{ p: 2, scrollMarginTop: HAUTEUR_BARRE + 44, '@media print': { border: 0, p: 0 } }}
    >
      {!seule && (
        <Typography variant="h3" sx={{ mb: 0.5 }}>
          {espacesInsecables(libelle)}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'start' }}>
        <Box sx={{ flex: '1 1 420px' }}>
          <Typography component="p">
            Conclusion&nbsp;: <Verdict mot={motConclusion(eligibilite)} />
            {` (${direComptes(eligibilite)})`}
          </Typography>
          <Typography component="p">{direRole(pretention)}</Typography>
          {fermeture && (
            <Typography component="p" sx={{ color: 'warning.main' }}>
              {fermeture}
            </Typography>
          )}
          <AutresDossiers pretention={pretention} collectivite={collectivite} />
          {portails.map(({ libelle: nom, url }) => (
            <Typography key={url} component="p">
              {espacesInsecables(`${nom} : `)}
              <Link href={url} rel="noreferrer" sx={{ overflowWrap: 'anywhere' }}>
                {url}
              </Link>
            </Typography>
          ))}
        </Box>
        <CreerDossier pretention={pretention} collectivite={collectivite} date={date} />
      </Box>
      <Box sx={{ mt: 1 }}>
        <Criteres criteres={bloquants} libelle={`Critères, ${libelle}`} sources />
        <Manquants criteres={manquants} />
        <PointsDeVigilance criteres={vigilance} sources />
      </Box>
    </Paper>
  );
}

/** What only the request will say: short lines, for there are many and none calls for judgment. */
function Manquants({ criteres }: { criteres: CritereLu[] }) {
  const id = useId();
  if (criteres.length === 0) return null;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      <Typography component="p" variant="subtitle2" id={id} sx={{ breakAfter: 'avoid' }}>
        Ce qui reste à connaître
      </Typography>
      <Box
        component="ul"
        aria-labelledby={id}
        sx={{
          m: 0,
          mt: 0.5,
          pl: 2.5,
          columnGap: 4,
          '@media print, (min-width: 1100px)': { columnCount: 2 },
        }}
      >
        {criteres.map((c) => (
          <Box component="li" key={c.id} sx={{ breakInside: 'avoid', mb: 0.75 }}>
            <Typography component="span" variant="body2">
              <strong>{espacesInsecables(c.libelle)}</strong>
              {c.portee === 'avertissement' && ' (point de vigilance)'}
              {espacesInsecables(` : ${c.explication}`)}
            </Typography>
            <br />
            <SourceDite source={c.source} />
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function AutresDossiers({
  pretention: { dispositif, autresDossiers: n },
  collectivite,
}: Pick<Props, 'pretention' | 'collectivite'>) {
  if (n === 0) return null;
  return (
    <Typography component="p">
      <LienRa to={versDossiers({ collectiviteId: collectivite.id, dispositif, etat: 'tous' })}>
        {n === 1 ? '1 dossier ouvert ou accordé' : `${n} dossiers ouverts ou accordés`}
      </LienRa>{' '}
      pour ce dispositif.
    </Typography>
  );
}

/** A request cannot be received in the future, nor outside the time of the scheme. */
function CreerDossier({
  pretention: { dispositif, libelle, ouvert },
  collectivite,
  date,
}: Pick<Props, 'pretention' | 'collectivite' | 'date'>) {
  const autorise = useAutorise();
  const jour = aujourdhui();
  if (!ouvert || date > jour || !autorise('dossier:creer')) return null;
  const demande = new URLSearchParams({ dispositif, collectiviteId: collectivite.id });
  if (date !== jour) demande.set('recuLe', date);
  return (
    <Button
      className="ecran-seul"
      component={LienRouteur}
      to={`/dossiers/nouveau?${demande}`}
      variant="outlined"
      startIcon={<AddIcon aria-hidden />}
      aria-label={`Créer un dossier\u00a0: ${libelle}`}
    >
      Créer un dossier
    </Button>
  );
}
