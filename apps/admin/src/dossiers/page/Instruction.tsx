import type { Acte, Dossier } from '@sciat/contrats';
import { actePrincipal } from '@sciat/dispositifs';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useRaccourcis } from '../../commun/raccourcis.js';
import { useAutorise } from '../../providers/session.js';
import { Actes } from './Actes.js';
import { AlerteCourriels } from './AlerteCourriels.js';
import { Controle } from './Controle.js';
import { champsDeLEtape } from './champs-etape.js';
import { useDossierCourant } from './contexte.js';
import { DecisionExterne } from './DecisionExterne.js';
import { DialogueActe } from './DialogueActe.js';
import { Engagements } from './Engagements.js';
import { useEnregistrement } from './enregistrement.js';
import { FormulaireEtape, viserFormulaire } from './FormulaireEtape.js';
import { Obligation } from './Obligation.js';
import { premierPoint, rangerActes, travailDuService } from './ranger-actes.js';

/** What must be done now and the means to do it: the obligation, the checklist, the form, the acts. */
export function Instruction() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const notifier = useNotify();
  const enregistrement = useEnregistrement();
  const [ouvert, setOuvert] = useState<string | null>(null);
  const attendu = useRef<HTMLParagraphElement>(null);
  const vientDAgir = useRef(false);
  const saisissable = autorise('dossier:modifier') && dossier.champsSaisissables.length > 0;
  const attendre = dossier.obligation?.acteur !== 'SCIAT' || travailDuService(dossier) !== null;
  const actes = rangerActes(dossier.actes, dossier.etape.id, definition, attendre);
  const champs = champsDeLEtape(dossier, definition);
  const formulaire = saisissable && Object.values(champs).flat().length > 0 && (
    <FormulaireEtape key={dossier.etape.id} enregistrement={enregistrement} />
  );
  const offert = [...actes.possibles, ...actes.corrections, ...actes.generaux].find(
    (a) => a.id === ouvert,
  );

  useRaccourcis({ e: () => viserFormulaire(champs, dossier.donnees) });

  // Once the dialog is gone: as it goes, it gives the focus back to a button that may be no more.
  useEffect(() => {
    if (ouvert !== null || !vientDAgir.current) return;
    vientDAgir.current = false;
    window.scrollTo({ top: 0 });
    attendu.current?.focus({ preventScroll: true });
  }, [ouvert]);

  /** What is typed counts for the act: it is saved first, and the act examined again. */
  async function ouvrir(acte: Acte) {
    const enregistre = await enregistrement.enregistrer();
    if (!enregistre) return;
    if (estOffert(enregistre, acte)) setOuvert(acte.id);
    else
      notifier(
        'Après cette saisie, l’acte n’est plus possible. Voyez les raisons sous les actes.',
        { type: 'warning' },
      );
  }
  function estOffert(lu: Dossier, { id }: Acte): boolean {
    const { impossibles } = rangerActes(lu.actes, lu.etape.id, definition);
    return lu.actes.some((a) => a.id === id) && !impossibles.some((a) => a.id === id);
  }
  const bouton = { ouvrir: (acte: Acte) => void ouvrir(acte), enCours: enregistrement.enCours };
  return (
    <>
      <Obligation
        ref={attendu}
        principal={actes.principal}
        premier={dossier.actes.length > 0 && !actes.principal ? premierPoint(dossier) : null}
        {...bouton}
      />
      <DecisionExterne />
      <AlerteCourriels />
      <Controle />
      {/* Before the acts when the step is about these fields, after them when they only may be corrected. */}
      {champs.attendus.length > 0 && formulaire}
      <Actes actes={actes} aEnregistrer={enregistrement.aEnregistrer} {...bouton} />
      {champs.attendus.length === 0 && formulaire}
      <Engagements enregistrement={enregistrement} />
      {offert && (
        <DialogueActe
          key={offert.id}
          acte={offert}
          examine={offert.id === actePrincipal(definition, dossier.etape.id)?.id}
          surFermer={() => setOuvert(null)}
          surFait={() => {
            vientDAgir.current = true;
            setOuvert(null);
          }}
        />
      )}
    </>
  );
}
