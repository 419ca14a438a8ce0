import { enToutesLettres } from './calendrier.js';
import { type DescriptionDispositif, decrire, type TypeChamp } from './description.js';
import {
  direDepart,
  direEffet,
  direEtape,
  direRoles,
  direSource,
  direValeur,
  exigences,
  natures,
} from './libelles.js';
import { acteurs, type Definition, ETAPE_ANTERIEURE, issues } from './types.js';

function tableau(titres: string[], lignes: string[][]): string {
  const ligne = (cellules: string[]) =>
    `| ${cellules.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [ligne(titres), ligne(titres.map(() => '---')), ...lignes.map(ligne)].join('\n');
}

function puces(elements: (string | false)[]): string {
  return elements
    .filter((e) => e !== false)
    .map((e) => `- ${e}`)
    .join('\n');
}

/** The procedure as Markdown, checked in beside the code so that a change of rule shows as a change of table. */
export function imprimer(definition: Definition): string {
  const d = decrire(definition);
  return `${[
    `# ${d.libelle} (${d.code}, version ${d.version})`,
    '<!-- Produced by "npm run imprimer"; do not edit by hand. -->',
    d.description,
    identite(d),
    '## Étapes',
    etapes(d),
    '## Actes',
    tableau(
      ['Acte', 'De', 'Vers', 'Issue', 'Qui'],
      d.transitions.map((t) => [
        t.libelle,
        direDepart(d, t.de),
        direEtape(d, t.vers),
        t.issue ? issues[t.issue] : '',
        direRoles(t.roles),
      ]),
    ),
    '## Ce que chaque acte demande et produit',
    ...d.transitions.flatMap((t) => acte(d, t)),
    ...partie('Délais courant sur le dossier', d.horloges, horloges),
    ...partie('Vagues', d.vagues, vagues),
    '## Critères',
    tableau(
      ['Critère', 'Portée', 'Source'],
      d.criteres.map((c) => [c.libelle, c.portee, direSource(c.source)]),
    ),
    '## Pièces',
    pieces(d),
    ...partie('Courriers', d.courriers, (liste) => courriers(d, liste)),
    ...partie('Engagements', d.engagements, engagements),
    '## Données',
    donnees(d),
    '## Paramètres',
    tableau(
      ['Paramètre', 'Clé', 'Valeur par défaut', 'Choix possibles', 'Source'],
      d.parametres.map((p) => [
        p.libelle,
        `\`${p.cle}\``,
        direValeur(p, p.defaut),
        p.choix?.map((c) => c.libelle).join(' ou ') ?? '',
        direSource(p.source),
      ]),
    ),
    '## Diagramme',
    'Les actes possibles à presque toutes les étapes (désistement, retour…) sont dans le tableau, pas ici.',
    `\`\`\`mermaid\n${d.diagramme}\n\`\`\``,
  ].join('\n\n')}\n`;
}

/** A part that some procedures do not have. */
function partie<T>(titre: string, elements: T[], imprimes: (elements: T[]) => string): string[] {
  return elements.length > 0 ? [`## ${titre}`, imprimes(elements)] : [];
}

function horloges(liste: DescriptionDispositif['horloges']): string {
  return tableau(
    ['Délai', 'Durée et départ', 'Nature', 'S’il passe', 'Source'],
    liste.map((h) => [h.libelle, h.regle, natures[h.nature], h.siPassee, direSource(h.source)]),
  );
}

function vagues(liste: DescriptionDispositif['vagues']): string {
  return tableau(
    ['Vague', 'Clé', 'Ouvre le', 'Ferme le', 'Source'],
    liste.map((v) => [
      v.libelle,
      `\`${v.code}\``,
      enToutesLettres(v.ouvreLe),
      enToutesLettres(v.fermeLe),
      direSource(v.source),
    ]),
  );
}

function courriers(d: DescriptionDispositif, liste: DescriptionDispositif['courriers']): string {
  return [
    tableau(
      ['Courrier', 'Clé', 'Se rédige aux étapes', 'Va avec l’acte', 'Ouvre un recours'],
      liste.map((m) => [
        m.libelle,
        `\`${m.code}\``,
        direDepart(d, m.etapes),
        d.transitions.find((t) => t.id === m.acte)?.libelle ?? '',
        m.ouvreRecours ? 'oui' : '',
      ]),
    ),
    ...liste.flatMap((m) => [
      `### ${m.libelle} (\`${m.code}\`)`,
      `Objet\u00a0: ${m.objet}`,
      tableau(
        ['Paragraphe', 'Texte', 'Rédaction', 'Source'],
        m.paragraphes.map((p) => [
          p.id,
          p.texte.replaceAll('\n', ' '),
          [
            p.libre ? 'libre' : 'imposée',
            ...(p.conditionnel ? ['selon le dossier'] : []),
            ...(p.mention ? ['à confirmer avant tout envoi'] : []),
          ].join(', '),
          p.source ? direSource(p.source) : '',
        ]),
      ),
      puces(m.champs.map((c) => `\`{${c.nom}}\`\u00a0: ${c.libelle} (${typesDeChamp[c.type]})`)),
    ]),
  ].join('\n\n');
}
const typesDeChamp = { texte: 'texte', date: 'date', montant: 'montant', liste: 'liste' };

function engagements(liste: DescriptionDispositif['engagements']): string {
  return tableau(
    ['Engagement', 'Source'],
    liste.map((e) => [e.libelle, direSource(e.source)]),
  );
}

function identite(d: DescriptionDispositif): string {
  const { du, au } = d.enVigueur;
  const periode = au
    ? `du ${enToutesLettres(du)} au ${enToutesLettres(au)}`
    : `depuis le ${enToutesLettres(du)}`;
  return puces([
    `En vigueur ${periode}.`,
    `Le service ${d.roleService}.`,
    `Décideur\u00a0: ${acteurs[d.decideur]}.`,
    d.avis !== null && `Avis du service\u00a0: ${direAvis(d, d.avis)}.`,
    d.enveloppe !== null && `Enveloppe annuelle\u00a0: ${d.enveloppe.libelle}.`,
    `Source\u00a0: ${direSource(d.reference)}.`,
    ...d.contacts.map((c) => `Contact\u00a0: ${c.libelle}, ${c.courriel}.`),
    ...d.portails.map((p) => `Portail\u00a0: ${p.libelle}, <${p.url}>.`),
    ...d.listes.map((l) => `Liste d’éligibilité\u00a0: ${l.libelle} (\`${l.code}\`).`),
  ]);
}

/** What the opinion may be, in its own words. */
function direAvis({ champs }: DescriptionDispositif, { champ }: { champ: string }): string {
  const options = champs.find((c) => c.nom === champ)?.choix ?? [];
  return options.map((o) => o.libelle.toLowerCase()).join(', ') || 'texte libre';
}

function etapes(d: DescriptionDispositif): string {
  const lignes = d.etapes.map((e) => {
    if (e.finale) return [e.libelle, 'étape finale', '', '', '', '', ''];
    const lapse = d.transitions.find((t) => t.id === e.aLecheance)?.libelle;
    return [
      e.libelle,
      acteurs[e.acteur],
      e.attendu,
      e.echeance?.regle ?? 'aucune',
      e.echeance ? natures[e.echeance.nature] : '',
      lapse ?? (e.echeance ? 'signalée en retard' : ''),
      e.echeance ? direSource(e.echeance.source) : '',
    ];
  });
  return tableau(
    ['Étape', 'Qui a la main', 'Attendu', 'Échéance', 'Nature', 'Si elle passe', 'Source'],
    lignes,
  );
}

function acte(d: DescriptionDispositif, t: DescriptionDispositif['transitions'][number]): string[] {
  const effets = t.effets.map(direEffet);
  const accorde = d.transitions.some((x) => x.effets.some((e) => e.type === 'montant_accorde'));
  if (t.vers === ETAPE_ANTERIEURE && accorde)
    effets.push('montant annulé si le retour précède sa décision');
  return [
    `### ${t.libelle} (\`${t.id}\`)`,
    t.consequence,
    puces([
      ...exigences(d, t),
      `Date légale\u00a0: ${t.dateLibelle}`,
      effets.length > 0 && `Effets\u00a0: ${effets.join(', ')}`,
      t.effetJuridique && 'Confirmation demandée (effet juridique)',
      `Source\u00a0: ${direSource(t.source)}`,
    ]),
  ];
}

function pieces(d: DescriptionDispositif): string {
  const titres = [
    'Pièce',
    'Fournie par',
    'Obligatoire',
    'Données personnelles',
    'Aux étapes',
    'Texte qui l’exige',
    'Source',
  ];
  return tableau(
    titres,
    d.pieces.map((p) => [
      p.libelle,
      acteurs[p.fourniePar],
      p.obligatoireLibelle,
      p.personnelle ? 'oui' : '',
      p.etapes.map((id) => direEtape(d, id)).join(', '),
      p.baseLegale ? direSource(p.baseLegale) : 'aucun connu',
      direSource(p.source),
    ]),
  );
}

const types: Record<TypeChamp, string> = {
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

function donnees(d: DescriptionDispositif): string {
  return tableau(
    ['Donnée', 'Clé', 'Groupe', 'Nature', 'Personnelle', 'Saisie aux étapes'],
    d.champs.map((c) => [
      c.libelle,
      `\`${c.nom}\``,
      d.groupes[c.groupe] ?? c.groupe,
      c.choix?.map((o) => o.libelle).join(', ') ?? types[c.type],
      c.personnelle ? 'oui' : '',
      saisieAux(d, c.nom),
    ]),
  );
}

function saisieAux(d: DescriptionDispositif, champ: string): string {
  const aux = d.etapes.filter((e) => (e.champs as string[]).includes(champ)).map((e) => e.id);
  return aux.length > 0 ? direDepart(d, aux) : 'avec l’acte qui la demande';
}
