import Box from '@mui/material/Box';
import type { Champ, Dispositif } from '@sciat/contrats';
import { acteurs, direValeur, issues } from '@sciat/dispositifs';
import { SourceDite } from '../commun/AConfirmer.js';
import { dateLongue } from '../commun/dates.js';
import { espacesInsecables } from '../commun/typographie.js';
import { direDepart, direEtape, direRoles, exigences, natures } from './phrases.js';
import { Puces, TableProcedure } from './TableProcedure.js';

interface Props {
  dispositif: Dispositif;
}

/** @param courante the step of the dossier one comes from */
export function TableEtapes({ dispositif: d, courante }: Props & { courante: string | null }) {
  const acte = (id: string) => d.transitions.find((t) => t.id === id)?.libelle ?? id;
  return (
    <TableProcedure
      id="etapes"
      titre="Étapes"
      entetes={[
        'Étape',
        'Qui a la main',
        'Ce qui est attendu',
        'Échéance',
        'Si elle passe',
        'Source de l’échéance',
      ]}
      lignes={d.etapes.map((e) => ({
        cle: e.id,
        marquee: e.id === courante,
        cellules: [
          e.id === courante ? `${e.libelle} (le dossier est ici)` : e.libelle,
          e.finale ? 'étape finale' : acteurs[e.acteur],
          e.attendu,
          e.echeance
            ? `${espacesInsecables(e.echeance.regle)}, ${natures[e.echeance.nature]}`
            : 'aucune',
          e.aLecheance ? acte(e.aLecheance) : e.echeance ? 'le dossier est signalé en retard' : '',
          e.echeance && <SourceDite source={e.echeance.source} sansMot />,
        ],
      }))}
    />
  );
}

export function TableActes({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="actes"
      titre="Actes"
      entetes={['Acte', 'De', 'Vers', 'Qui', 'Ce qu’il faut', 'Conséquence', 'Source']}
      lignes={d.transitions.map((t) => ({
        cle: t.id,
        cellules: [
          t.libelle,
          direDepart(d, t),
          `${direEtape(d, t.vers)}${t.issue ? `, issue\u00a0: ${issues[t.issue].toLowerCase()}` : ''}`,
          direRoles(t),
          <Puces key="exigences" elements={exigences(d, t).map(espacesInsecables)} />,
          espacesInsecables(t.consequence),
          <SourceDite key="source" source={t.source} sansMot />,
        ],
      }))}
    />
  );
}

export function TableHorloges({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="delais"
      titre="Délais courant sur le dossier"
      entetes={['Délai', 'Durée et départ', 'Nature', 'S’il passe', 'Source']}
      lignes={d.horloges.map((h) => ({
        cle: h.code,
        cellules: [
          espacesInsecables(h.libelle),
          espacesInsecables(h.regle),
          natures[h.nature],
          espacesInsecables(h.siPassee),
          <SourceDite key="source" source={h.source} sansMot />,
        ],
      }))}
    />
  );
}

/** Those of the definition: the service's own are on the screen of waves. */
export function TableVagues({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="vagues"
      titre="Vagues de dépôt"
      entetes={['Vague', 'Ouvre le', 'Ferme le', 'Source']}
      lignes={d.vagues.map((v) => ({
        cle: v.code,
        cellules: [
          espacesInsecables(v.libelle),
          dateLongue(v.ouvreLe),
          dateLongue(v.fermeLe),
          <SourceDite key="source" source={v.source} sansMot />,
        ],
      }))}
    />
  );
}

export function TableEngagements({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="engagements"
      titre="Engagements"
      entetes={['Engagement', 'Source']}
      lignes={d.engagements.map((e) => ({
        cle: e.id,
        cellules: [
          espacesInsecables(e.libelle),
          <SourceDite key="source" source={e.source} sansMot />,
        ],
      }))}
    />
  );
}

export function TableCriteres({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="criteres"
      titre="Critères"
      entetes={['Critère', 'Portée', 'Source']}
      lignes={d.criteres.map((c) => ({
        cle: c.id,
        cellules: [
          espacesInsecables(c.libelle),
          c.portee,
          <SourceDite key="source" source={c.source} sansMot />,
        ],
      }))}
    />
  );
}

export function TablePieces({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="pieces"
      titre="Pièces"
      entetes={['Pièce', 'Fournie par', 'Obligatoire', 'Aux étapes', 'Texte qui l’exige', 'Source']}
      lignes={d.pieces.map((p) => ({
        cle: p.code,
        cellules: [
          <LibelleAide key="libelle" libelle={p.libelle} aide={p.aide} />,
          acteurs[p.fourniePar],
          espacesInsecables(p.obligatoireLibelle),
          <Puces key="etapes" elements={p.etapes.map((id) => direEtape(d, id))} />,
          p.baseLegale ? <SourceDite key="texte" source={p.baseLegale} sansMot /> : 'aucun connu',
          <SourceDite key="source" source={p.source} sansMot />,
        ],
      }))}
    />
  );
}

/** What the service writes; the whole of each is on the printed sheet. */
export function TableCourriers({ dispositif: d }: Props) {
  const acte = (id: string) => d.transitions.find((t) => t.id === id)?.libelle ?? id;
  const mention = (cle: string) => d.parametres.find((p) => p.cle === cle)?.libelle ?? cle;
  return (
    <TableProcedure
      id="courriers"
      titre="Courriers"
      entetes={[
        'Courrier',
        'Se rédige à',
        'Acte qui le constate',
        'Recours',
        'Mentions à confirmer',
      ]}
      lignes={d.courriers.map((c) => ({
        cle: c.code,
        cellules: [
          espacesInsecables(c.libelle),
          direDepart(d, { de: c.etapes }),
          c.acte ? acte(c.acte) : 'aucun',
          c.ouvreRecours ? 'sa réception ouvre le délai' : 'n’en ouvre pas',
          <Puces
            key="mentions"
            elements={c.paragraphes.flatMap((p) => (p.mention ? [mention(p.mention)] : []))}
          />,
        ],
      }))}
    />
  );
}

const TYPES: Record<Champ['type'], string> = {
  texte: 'texte',
  texte_long: 'texte long',
  nombre: 'nombre',
  decimal: 'nombre décimal',
  montant: 'montant en euros',
  noms: 'liste de noms',
  tarifs: 'grille de tarifs',
  date: 'date',
  courriel: 'courriel',
  choix: 'choix',
  pieces: 'liste de pièces',
};

export function TableDonnees({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="donnees"
      titre="Données"
      entetes={['Donnée', 'Groupe', 'Nature', 'Personnelle']}
      lignes={d.champs.map((c) => ({
        cle: c.nom,
        cellules: [
          <LibelleAide key="libelle" libelle={c.libelle} aide={c.aide ?? undefined} />,
          d.groupes[c.groupe] ?? c.groupe,
          c.choix ? c.choix.map((o) => o.libelle).join(', ') : TYPES[c.type],
          c.personnelle ? 'oui' : 'non',
        ],
      }))}
    />
  );
}

export function TableParametres({ dispositif: d }: Props) {
  return (
    <TableProcedure
      id="parametres"
      titre="Paramètres"
      entetes={['Paramètre', 'Valeur par défaut', 'Choix possibles', 'Source']}
      lignes={d.parametres.map((p) => ({
        cle: p.cle,
        cellules: [
          <LibelleAide key="libelle" libelle={p.libelle} aide={p.aide} />,
          direValeur(p, p.defaut),
          p.choix?.map((c) => c.libelle).join(' ou ') ?? '',
          <SourceDite key="source" source={p.source} sansMot />,
        ],
      }))}
    />
  );
}

function LibelleAide({ libelle, aide }: { libelle: string; aide?: string }) {
  return (
    <>
      {espacesInsecables(libelle)}
      {aide && (
        <Box
          component="span"
          sx={{ display: 'block', fontSize: 13, fontWeight: 400, color: 'text.secondary' }}
        >
          {espacesInsecables(aide)}
        </Box>
      )}
    </>
  );
}
