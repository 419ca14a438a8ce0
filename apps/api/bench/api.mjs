// The API alone in its process, as deployed with a separate worker. Asked by its parent, it tells which SQL
// a request ran and in what order, so that the floor can run the same.
import 'reflect-metadata';
import pg from 'pg';
import { creerApplication } from '../dist/application.js';
import { creerJournal } from '../dist/base/journalisation.js';
import { lireConfig } from '../dist/config.js';

let observer = false;
let requetes = [];
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function observe(demande, valeurs, ...reste) {
  if (!observer) return query.call(this, demande, valeurs, ...reste);
  const vue = {
    texte: typeof demande === 'string' ? demande : demande.text,
    valeurs: demande.values ?? (Array.isArray(valeurs) ? valeurs : []),
    debut: performance.now(),
    fin: Number.POSITIVE_INFINITY,
  };
  requetes.push(vue);
  const finir = () => {
    vue.fin = performance.now();
  };
  const promesse = query.call(this, demande, valeurs, ...reste);
  promesse?.then?.(finir, finir);
  return promesse;
};

const config = lireConfig(process.env);
const app = await creerApplication({
  config,
  journal: creerJournal(config),
  fileEnVie: async () => true,
});
await app.listen(0, '127.0.0.1');
process.on('message', (ordre) => {
  if (ordre === 'observer') requetes = [];
  observer = ordre === 'observer';
  process.send(ordre === 'rendre' ? requetes : 'fait');
});
process.send(await app.getUrl());
