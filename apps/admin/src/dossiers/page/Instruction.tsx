import type { Acte, Dossier } from '@sciat/contrats';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useRaccourcis } from '../../commun/raccourcis.js';
import { useAutorise } from '../../providers/session.js';
import { Actes } from './Actes.js';
import { Controle } from './Controle.js';
import { useDossierCourant } from './contexte.js';
import { DialogueActe } from './DialogueActe.js';
import { useEnregistrement } from './enregistrement.js';
import { FormulaireEtape, ID_FORMULAIRE } from './FormulaireEtape.js';
import { Obligation } from './Obligation.js';
import { rangerActes, resteAFaire } from './phrases.js';

/** What must be done now and the means to do it: the obligation, the checklist, the form, the acts. */
export function Instruction() {
  const { dossier, definition } = useDossierCourant();
  const autorise = useAutorise();
  const notifier = useNotify();
  const enregistrement = useEnregistrement();
  const [ouvert, setOuvert] = useState<string | null>(null);
  const attendu = useRef<HTMLParagraphElement>(null);
  const saisissable = autorise('dossier:modifier') && dossier.champsSaisissables.length > 0;
  const actes = rangerActes(dossier.actes, dossier.etape.id, definition, resteAFaire(dossier));
  const attendus = definition.etapes.find((e) => e.id === dossier.etape.id)?.champsAttendus ?? [];
  // Before the acts when the step is about these fields, after them when they only may be corrected.
  const attendue = dossier.champsSaisissables.some(
    (champ) => attendus.includes(champ) || dossier.actes.some((a) => a.champs.includes(champ)),
  );
  const formulaire = saisissable && <FormulaireEtape enregistrement={enregistrement} />;
  const offert = [...actes.possibles, ...actes.generaux].find((a) => a.id === ouvert);

  useRaccourcis({
    e: () =>
      document
        .getElementById(ID_FORMULAIRE)
        ?.querySelector<HTMLElement>('input, textarea, select')
        ?.focus(),
  });

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
    const { possibles, generaux } = rangerActes(lu.actes, lu.etape.id, definition);
    return [...possibles, ...generaux].some((a) => a.id === id);
  }
  const bouton = { ouvrir: (acte: Acte) => void ouvrir(acte), enCours: enregistrement.enCours };
  return (
    <>
      <Obligation ref={attendu} principal={actes.principal} {...bouton} />
      <Controle />
      {attendue && formulaire}
      <Actes actes={actes} aEnregistrer={enregistrement.aEnregistrer} {...bouton} />
      {!attendue && formulaire}
      {offert && (
        <DialogueActe
          key={offert.id}
          acte={offert}
          surFermer={() => setOuvert(null)}
          surFait={() => {
            setOuvert(null);
            attendu.current?.focus();
          }}
        />
      )}
    </>
  );
}
