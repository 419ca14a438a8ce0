import { blocsDe, corpsDe, manquesDe } from './saisie.js';

describe('la saisie d’un courrier', () => {
  it('envoie l’objet et les paragraphes tapés, rien d’autre', () => {
    const saisie = (valeur: string) => ({ valeur, base: '' });
    expect(corpsDe({ objet: saisie('Objet'), 'paragraphes.suite': saisie('') }, 3)).toEqual({
      version: 3,
      objet: 'Objet',
      paragraphes: { suite: '' },
    });
    expect(corpsDe({ objet: saisie('Objet') }, 3)).toEqual({ version: 3, objet: 'Objet' });
  });

  it('laisse voir la page malgré une mention à confirmer, pas malgré une valeur manquante', () => {
    const mention = { code: 'MENTION_A_CONFIRMER', message: '' };
    const manque = { code: 'VALEUR_MANQUANTE', message: '' };
    expect(manquesDe({ raisons: [mention, manque] })).toEqual([manque]);
  });

  it('montre en liste ce qui s’imprime en liste', () => {
    expect(blocsDe('Pièces :\n- la fiche\n- le contrat')).toEqual([
      { liste: false, lignes: ['Pièces :'] },
      { liste: true, lignes: ['la fiche', 'le contrat'] },
    ]);
  });
});
