import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router';
import { Accueil } from './commun/Accueil.js';
import { Cadre } from './commun/Cadre.js';
import { Chargement } from './commun/Chargement.js';
import { ecran } from './commun/ecran.js';
import { PageIntrouvable } from './commun/PageIntrouvable.js';
import { PageConnexion } from './compte/PageConnexion.js';
import { authProvider } from './providers/auth-provider.js';
import { clientRequetes } from './providers/client-requetes.js';
import { dataProvider } from './providers/data-provider.js';
import { i18nProvider } from './providers/i18n-provider.js';
import { preferences } from './providers/preferences.js';
import { themeClair, themeSombre } from './theme/index.js';

const MaFile = ecran('dossier:modifier', () => import('./dossiers/ma-file/index.js'));
const Dossiers = ecran('dossier:lire', () => import('./dossiers/liste/index.js'));
const NouveauDossier = ecran('dossier:creer', () => import('./dossiers/nouveau/index.js'));
const MesExports = ecran('dossier:lire', () => import('./exports/MesExports.js'));
const MesTraitements = ecran('dossier:modifier', () => import('./lots/MesTraitements.js'));
const PageLot = ecran('dossier:modifier', () => import('./lots/PageLot.js'));
const PageDossier = ecran('dossier:lire', () => import('./dossiers/page/index.js'));
const ChezLesAutres = ecran('dossier:lire', () => import('./porteurs/ChezLesAutres.js'));
const AvisARendre = ecran('avis:rendre', () => import('./avis/AvisARendre.js'));
const Experts = ecran('expert:administrer', () => import('./experts/PageExperts.js'));
const Bloques = ecran('dossier:lire', () => import('./porteurs/Bloques.js'));
const TableauDeBord = ecran('dossier:lire', () => import('./tableau-de-bord/index.js'));
const Passations = ecran('passation:administrer', () => import('./passations/ListePassations.js'));
const NouvellePassation = ecran(
  'passation:administrer',
  () => import('./passations/NouvellePassation.js'),
);
const Passation = ecran('passation:administrer', () => import('./passations/PagePassation.js'));
const Collectivites = ecran(
  'referentiel:lire',
  () => import('./collectivites/ListeCollectivites.js'),
);
const Collectivite = ecran('referentiel:lire', () => import('./collectivites/PageCollectivite.js'));
const Pretentions = ecran('referentiel:lire', () => import('./collectivites/pretentions/index.js'));
const Dispositifs = ecran('referentiel:lire', () => import('./dispositifs/ListeDispositifs.js'));
const Dispositif = ecran('referentiel:lire', () => import('./dispositifs/PageDispositif.js'));
const Listes = ecran('liste:administrer', () => import('./listes/Listes.js'));
const Liste = ecran('liste:administrer', () => import('./listes/PageListe.js'));
const ImportListe = ecran('liste:administrer', () => import('./listes/ImportListe.js'));
const Parametres = ecran('parametre:administrer', () => import('./parametres/PageParametres.js'));
const Enveloppes = ecran('referentiel:lire', () => import('./enveloppes/PageEnveloppes.js'));
const Rapports = ecran('dossier:lire', () => import('./rapports/PageRapport.js'));
const Vagues = ecran('vague:administrer', () => import('./vagues/PageVagues.js'));
const Courriers = ecran('dossier:lire', () => import('./courriers/ListeCourriers.js'));
const Courrier = ecran('dossier:lire', () => import('./courriers/page/index.js'));
const Delegations = ecran(
  'delegation:administrer',
  () => import('./delegations/PageDelegations.js'),
);
const Paiements = ecran('dossier:lire', () => import('./paiements/ListePaiements.js'));
const Releves = ecran('dossier:lire', () => import('./paiements/ListeReleves.js'));
const ImportReleve = ecran('dossier:franchir', () => import('./paiements/ImportReleve.js'));
const Releve = ecran('dossier:lire', () => import('./paiements/PageReleve.js'));
const Utilisateurs = ecran(
  'utilisateur:administrer',
  () => import('./utilisateurs/ListeUtilisateurs.js'),
);
const NouvelUtilisateur = ecran(
  'utilisateur:administrer',
  () => import('./utilisateurs/NouvelUtilisateur.js'),
);
const PageUtilisateur = ecran(
  'utilisateur:administrer',
  () => import('./utilisateurs/PageUtilisateur.js'),
);
const ClasserScans = ecran('dossier:lire', () => import('./courriers/scans/ClasserScans.js'));
const LotScans = ecran('dossier:lire', () => import('./courriers/scans/PageLotScans.js'));
const Etiquettes = ecran('etiquette:administrer', () => import('./etiquettes/PageEtiquettes.js'));
const Courriels = ecran('courriel:lire', () => import('./courriels/ListeCourriels.js'));
const Notifications = ecran(null, () => import('./notifications/ListeNotifications.js'));
const Travaux = ecran('travail:administrer', () => import('./travaux/ListeTravaux.js'));
const MonCompte = ecran(null, () => import('./compte/MonCompte.js'));

export function App() {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={clientRequetes}
      store={preferences}
      lightTheme={themeClair}
      darkTheme={themeSombre}
      layout={Cadre}
      dashboard={Accueil}
      loading={Chargement}
      catchAll={PageIntrouvable}
      loginPage={false}
      title="Instruction SCIAT"
      requireAuth
      disableTelemetry
    >
      <CustomRoutes noLayout>
        <Route path="/connexion" element={<PageConnexion />} />
      </CustomRoutes>
      <CustomRoutes>
        <Route path="/ma-file" element={<MaFile />} />
        <Route path="/avis-a-rendre" element={<AvisARendre />} />
        <Route path="/experts" element={<Experts />} />
        <Route path="/chez-les-autres" element={<ChezLesAutres />} />
        <Route path="/bloques" element={<Bloques />} />
        <Route path="/tableau-de-bord" element={<TableauDeBord />} />
        <Route path="/dispositifs" element={<Dispositifs />} />
        <Route path="/dispositifs/:code" element={<Dispositif />} />
        <Route path="/parametres" element={<Parametres />} />
        <Route path="/enveloppes" element={<Enveloppes />} />
        <Route path="/etiquettes" element={<Etiquettes />} />
        <Route path="/rapports" element={<Rapports />} />
        <Route path="/delegations" element={<Delegations />} />
        <Route path="/vagues" element={<Vagues />} />
        <Route path="/exports" element={<MesExports />} />
        <Route path="/lots" element={<MesTraitements />} />
        <Route path="/lots/:id" element={<PageLot />} />
        <Route path="/courriers/scans" element={<ClasserScans />} />
        <Route path="/courriers/scans/:id" element={<LotScans />} />
        <Route path="/mon-compte" element={<MonCompte />} />
      </CustomRoutes>
      <Resource name="dossiers" list={Dossiers}>
        <Route path="nouveau" element={<NouveauDossier />} />
        <Route path="vues/:vue" element={<Dossiers />} />
        <Route path=":id" element={<PageDossier />} />
      </Resource>
      <Resource name="collectivites" list={Collectivites}>
        <Route path=":id" element={<Collectivite />} />
        <Route path=":id/pretentions" element={<Pretentions />} />
      </Resource>
      <Resource name="courriers" list={Courriers}>
        <Route path=":id" element={<Courrier />} />
      </Resource>
      <Resource name="paiements" list={Paiements} />
      <Resource name="rapprochements" list={Releves}>
        <Route path="import" element={<ImportReleve />} />
        <Route path=":id" element={<Releve />} />
      </Resource>
      <Resource name="passations" list={Passations}>
        <Route path="nouvelle" element={<NouvellePassation />} />
        <Route path=":id" element={<Passation />} />
      </Resource>
      <Resource name="listes" list={Listes}>
        <Route path="import" element={<ImportListe />} />
        <Route path=":id" element={<Liste />} />
      </Resource>
      <Resource name="utilisateurs" list={Utilisateurs}>
        <Route path="nouveau" element={<NouvelUtilisateur />} />
        <Route path=":id" element={<PageUtilisateur />} />
      </Resource>
      <Resource name="courriels" list={Courriels} />
      <Resource name="notifications" list={Notifications} />
      <Resource name="travaux" list={Travaux} />
    </Admin>
  );
}
