import { COMMUNE_RURALE, instructeur, superviseur } from '../comptes.js';
import { attendreCalme, creerDossier, seConnecter } from '../gestes.js';
import type { Lieu } from '../lieu.js';
import { FICHE } from './etapes.js';

export function impression(lieu: () => Lieu) {
  it.each([
    ['le tableau de bord', superviseur, '/tableau-de-bord'],
    ['sa file', instructeur, '/ma-file'],
    ['un dossier', instructeur, undefined],
  ] as const)(
    '%s, sur papier : qui l’imprime et quand, rien à cliquer',
    async (_, compte, chemin) => {
      const page = await lieu().ouvrirPage();
      await seConnecter(page, compte);
      if (chemin) await page.goto(chemin);
      else await creerDossier(page, { collectivite: COMMUNE_RURALE, champs: FICHE });
      await attendreCalme(page);
      const contenu = page.getByRole('main');
      const ligne = contenu.getByText(/, imprimé le .* à \d\d:\d\d par /);
      expect(await ligne.isVisible()).toBe(false);

      await page.emulateMedia({ media: 'print' });
      await ligne.waitFor();
      expect(
        await contenu
          .locator('.MuiButton-root:visible, .MuiIconButton-root:visible')
          .allInnerTexts(),
      ).toEqual([]);
      expect(await contenu.getByRole('columnheader', { name: 'Action' }).isVisible()).toBe(false);
      await page.context().close();
    },
  );
}
