import { faitsVides } from '../../test/faits.js';
import { type ContexteCourriel, modelesCourriel } from './courriels.js';
import { horlogesDeDemande, premiereDemande } from './horloges.js';
import { appliquerHorloge } from './obligations.js';
import { parametresCrpa } from './parametres-communs.js';

const RECOURS =
  'Vous pouvez contester cette décision devant le tribunal administratif de Marseille dans un délai de deux mois.';

/** What the clock of silence says of a request received on a day. */
function silenceDe(datePivot: string): ContexteCourriel['silence'] {
  const horloges = horlogesDeDemande({ recueLe: premiereDemande, decisions: [], pieces: [] });
  const lues = horloges.map((h) =>
    appliquerHorloge({ code: 'ESSAI', parametres: parametresCrpa }, h, faitsVides({ datePivot })),
  );
  const { le = '', source } = lues.find((h) => h?.code === 'SILENCE') ?? {};
  return { le, reference: source?.reference ?? '' };
}

function unContexte({ service, ...surcharge }: Partial<ContexteCourriel> = {}): ContexteCourriel {
  return {
    reference: 'VTA-2026-0001',
    dispositif: 'Volontariat territorial en administration',
    collectivite: 'Aurons',
    dateLegale: '2026-02-01',
    aujourdhui: '2026-02-03',
    pieces: [],
    silence: silenceDe('2026-02-01'),
    ...surcharge,
    service: {
      nom: 'Préfecture, SCIAT',
      courriel: 'sciat@exemple.invalid',
      adresse: '1 place Essai, 13000 Marseille',
      telephone: '04 00 00 00 01',
      voiesRecours: RECOURS,
      ...service,
    },
  };
}
const muet = {
  nom: 'Préfecture, SCIAT',
  courriel: '',
  adresse: '',
  telephone: '',
  voiesRecours: '',
};

describe('l’accusé de réception', () => {
  const { objet, texte } = modelesCourriel.ACCUSE_RECEPTION(
    unContexte({ pieces: ['Fiche de poste', 'RIB du comptable public'] }),
  );

  it('porte toutes les mentions de l’article R112-5', () => {
    expect(objet).toBe(
      'Accusé de réception de votre demande VTA-2026-0001, reçue le 1er février 2026',
    );
    expect(texte).toContain('a été reçue le 1er février 2026');
    expect(texte).toContain('aucune décision expresse ne vous est parvenue le 1er avril 2026');
    expect(texte).toContain('votre demande sera réputée rejetée (CRPA L231-1, L231-4 et L114-5).');
    for (const mention of Object.values(unContexte().service)) expect(texte).toContain(mention);
    expect(texte).toContain(
      'Pièces encore attendues\u00a0:\n- Fiche de poste\n- RIB du comptable public',
    );
    expect(texte).toContain('Sous réserve que le dossier soit complet');
    expect(texte).toContain('Aurons');
  });

  it.each([
    ['2026-12-31', '28 février 2027'],
    ['2027-12-31', '29 février 2028'],
    // A Saturday, then a public holiday: the birth of an implicit decision does not roll over.
    ['2026-01-14', '14 mars 2026'],
    ['2026-03-01', '1er mai 2026'],
  ])('reçue le %s, la demande est réputée rejetée le %s, sans report', (dateLegale, date) => {
    const { texte: t } = modelesCourriel.ACCUSE_RECEPTION(
      unContexte({ dateLegale, silence: silenceDe(dateLegale) }),
    );
    expect(t).toContain(`parvenue le ${date},`);
  });

  it('envoyé après la naissance du rejet implicite, il n’annonce pas un rejet à venir', () => {
    const dire = (aujourdhui: string) =>
      modelesCourriel.ACCUSE_RECEPTION(unContexte({ aujourdhui })).texte;
    expect(dire('2026-04-01')).toContain('sera réputée rejetée');
    expect(dire('2026-04-02')).toContain('est réputée rejetée depuis le 1er avril 2026');
  });

  it('n’invente pas de rejet implicite là où la procédure n’en connaît pas', () => {
    const { texte: t } = modelesCourriel.ACCUSE_RECEPTION(unContexte({ silence: undefined }));
    expect(t).not.toMatch(/rejetée|décision expresse/);
    expect(t).toContain('a été reçue le 1er février 2026');
  });

  it('ne parle pas de pièces quand aucune ne manque', () => {
    expect(modelesCourriel.ACCUSE_RECEPTION(unContexte()).texte).not.toContain('Pièces');
  });

  it('ne parle de recours que dans les termes que le service a confirmés', () => {
    expect(texte).toContain(RECOURS);
    const sans = modelesCourriel.ACCUSE_RECEPTION(unContexte({ service: muet })).texte;
    expect(sans).not.toMatch(/recours|tribunal|contester/i);
  });
});

describe('la demande de pièces', () => {
  it('donne la liste, la précision et la date limite', () => {
    const { texte } = modelesCourriel.DEMANDE_PIECES(
      unContexte({
        pieces: ['Charte d’engagement'],
        motif: 'La page 2 manque.',
        limiteLe: '2026-03-12',
      }),
    );
    expect(texte).toContain('suivantes\u00a0:\n- Charte d’engagement');
    expect(texte).toContain('La page 2 manque.');
    expect(texte).toContain('au plus tard le 12 mars 2026');
  });
});

describe('la demande d’avis', () => {
  const avis = { organisme: 'DDFiP', confidentiel: false, adresse: 'https://exemple.invalid/d' };
  const lien = { adresse: 'https://exemple.invalid/avis/jeton', expireLe: '2026-04-01' };

  it('donne à un organisme la question, l’échéance et le lien', () => {
    const { texte } = modelesCourriel.DEMANDE_AVIS(
      unContexte({ avis, lien, motif: 'Le plan tient-il ?', limiteLe: '2026-03-12' }),
    );
    expect(texte).toContain('au plus tard le 12 mars 2026');
    expect(texte).toContain('Question\u00a0:\nLe plan tient-il ?');
    expect(texte).toContain(`${lien.adresse}\nElle s’ouvre sans compte jusqu’au 1er avril 2026`);
    expect(texte).not.toContain(avis.adresse);
  });

  it('mène un collègue à la page du dossier, et dit ce qui est confidentiel', () => {
    const { texte } = modelesCourriel.RELANCE_AVIS(
      unContexte({ avis: { ...avis, confidentiel: true }, limiteLe: '2026-02-02' }),
    );
    expect(texte).toContain('Il était attendu pour le 2 février 2026.');
    expect(texte).toContain(`${avis.adresse}\nCette demande est confidentielle.`);
  });
});

it('l’irrecevabilité donne sa date, son motif et les voies de recours', () => {
  const { texte } = modelesCourriel.IRRECEVABILITE(unContexte({ motif: 'Hors de la liste.' }));
  expect(texte).toContain('déclarée irrecevable le 1er février 2026');
  expect(texte).toContain('Motif\u00a0: Hors de la liste.');
  expect(texte).toContain(RECOURS);
});

describe.each(Object.entries(modelesCourriel))('tout courriel (%s)', (_, rediger) => {
  it.each([
    ['complet', unContexte({ pieces: ['RIB'], motif: 'Un motif.', limiteLe: '2026-03-12' })],
    ['réduit au nom du service', unContexte({ pieces: ['RIB'], service: muet })],
  ])('%s, ne laisse ni blanc ni trou', (_cas, contexte) => {
    const { objet, texte } = rediger(contexte);
    expect(texte).not.toMatch(/\n{3,}|^\s|\s$|[ \t]\n|undefined|null/);
    expect(objet).not.toMatch(/^\s|\s$|\n|undefined/);
    expect(texte.endsWith(contexte.service.courriel || contexte.service.nom)).toBe(true);
  });

  it('met ses espaces insécables', () => {
    const { texte } = rediger(unContexte({ pieces: ['RIB'], motif: 'Un motif.' }));
    expect(texte).not.toMatch(/ [;:!?»%€]|« |\p{L}'\p{L}/u);
  });
});
