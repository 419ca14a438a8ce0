import polyglotI18nProvider from 'ra-i18n-polyglot';
import francais from 'ra-language-french';
import type { TranslationMessages } from 'react-admin';
import { espacesInsecables } from '../commun/typographie.js';

type Messages = { [cle: string]: string | Messages };

function typographier(messages: Messages): Messages {
  const corriges = Object.entries(messages).map(([cle, texte]) => [
    cle,
    typeof texte === 'string' ? espacesInsecables(texte) : typographier(texte),
  ]);
  return Object.fromEntries(corriges);
}

const messages = typographier(francais as unknown as Messages);

/** Our words where react-admin's French is not an agent's. */
const nos: Messages = {
  ra: {
    action: { edit: 'Modifier', refresh: 'Actualiser', reset: 'Rétablir' },
    auth: { user_menu: 'Mon compte', logout: 'Se déconnecter' },
    navigation: {
      page_rows_per_page: 'Lignes par page :',
      page_range_info: '%{offsetBegin} à %{offsetEnd} sur %{total}',
    },
    notification: { updated: 'Modification enregistrée |||| %{smart_count} éléments modifiés' },
    page: { not_found: 'Page introuvable', access_denied: 'Accès réservé' },
    validation: { required: 'Ce champ est à remplir.' },
  },
};

function fusionner(base: Messages, ajout: Messages): Messages {
  const fusion = { ...base };
  for (const [cle, valeur] of Object.entries(ajout)) {
    const dessous = fusion[cle];
    fusion[cle] =
      typeof valeur === 'object' && typeof dessous === 'object'
        ? fusionner(dessous, valeur)
        : valeur;
  }
  return fusion;
}

const tous = fusionner(messages, nos) as unknown as TranslationMessages;
export const i18nProvider = polyglotI18nProvider(
  () => tous,
  'fr',
  [{ locale: 'fr', name: 'Français' }],
  {
    allowMissing: true,
  },
);
