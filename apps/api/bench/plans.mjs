// For each request of the lists: its SQL queries and the indexes they use. A sequential scan of a large
// table, or a number of queries that grows with the page, is a defect.

const GRANDES = /Seq Scan on (dossier|passage_etape)\b/;

const chemins = ({ id, collectivite }) => [
  '/dossiers?agent=moi_ou_aucun',
  ...['acteur', 'reference', 'collectivite', 'etape', 'recuLe', 'depuis'].map(
    (tri) => `/dossiers?tri=${tri}`,
  ),
  '/dossiers?tri=echeance&ordre=desc',
  '/dossiers?acteur=ANCT',
  '/dossiers?etape=RECRUTEMENT',
  '/dossiers?retard=bientot',
  '/dossiers?agent=aucun',
  `/dossiers?collectiviteId=${collectivite.id}`,
  '/dossiers?q=saint-andiol',
  '/dossiers?chez=exterieur&tri=depuis',
  '/dossiers?chez=exterieur&acteur=ANCT&tri=depuis',
  '/dossiers?relance=a_relancer&tri=depuis',
  '/dossiers?blocage=oui&tri=depuis',
  '/dossiers?etat=tous&tri=reference',
  '/dossiers/compteurs',
  '/porteurs',
  '/enveloppes',
  `/collectivites/${collectivite.id}/pretentions`,
  `/dossiers/${id}`,
];

/** @returns the number of defects */
export async function verifierPlans({ pool, lire, observer, ecrire }) {
  const {
    donnees: [premier],
  } = await lire('/dossiers?parPage=1');
  let defauts = 0;
  for (const chemin of chemins(premier)) {
    const vues = (await observer(() => lire(chemin))).filter((v) =>
      /^\s*(SELECT|WITH)/i.test(v.texte),
    );
    ecrire(`\n${chemin} : ${vues.length} requêtes`);
    for (const vue of vues) {
      const { rows } = await pool.query(`EXPLAIN ${vue.texte}`, vue.valeurs);
      const texte = rows.map((r) => r['QUERY PLAN']).join('\n');
      const index = [
        ...new Set([...texte.matchAll(/(?:using|on) (\w+_(?:idx|pkey|key))/g)].map((m) => m[1])),
      ];
      // A total over everything reads everything: it may scan, once, and is not a page.
      const parcours = GRANDES.exec(texte)?.[0];
      const total = /count\(\*\)/.test(vue.texte);
      if (parcours && !total) defauts += 1;
      const defaut = parcours ? ` — ${parcours}${total ? ' (total)' : ''}` : '';
      ecrire(`  ${index.join(', ') || 'sans index'}${defaut}`);
    }
  }
  const [peu, beaucoup] = [
    await observer(() => lire('/dossiers?parPage=5')),
    await observer(() => lire('/dossiers?parPage=100')),
  ];
  if (peu.length !== beaucoup.length) defauts += 1;
  ecrire(`\nRequêtes pour 5 lignes : ${peu.length}, pour 100 : ${beaucoup.length}`);
  ecrire(defauts === 0 ? 'Aucun défaut.' : `${defauts} défauts.`);
  return defauts;
}
