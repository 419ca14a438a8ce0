/** Brings an element under the eye and the keyboard, unfolding whatever hides it. */
export function viser(
  element: HTMLElement | null | undefined,
  bloc: ScrollLogicalPosition = 'center',
): void {
  if (!element) return;
  for (
    let pli = element.closest('details');
    pli;
    pli = pli.parentElement?.closest('details') ?? null
  )
    pli.open = true;
  element.scrollIntoView({ block: bloc });
  element.focus({ preventScroll: true });
}

export const idPiece = (code: string) => `piece-${code}`;
export const idSection = (ancre: string) => `section-${ancre}`;

/** The heading of a section. */
export function viserSection(ancre: string, bloc: ScrollLogicalPosition = 'start'): void {
  viser(document.querySelector<HTMLElement>(`#${idSection(ancre)} h2`), bloc);
}

/** Where one acts on a line of the checklist: its field or the act that asks for it, its button, or the criteria to read. */
export function viserPoint({ type, id }: { type: 'champ' | 'piece' | 'critere'; id: string }) {
  if (type === 'champ') {
    const champ = document.getElementsByName(id)[0];
    return viser(champ ?? document.querySelector<HTMLElement>(`[data-champs~="${id}"]`));
  }
  if (type === 'critere') return viserSection('eligibilite');
  const ligne = document.getElementById(idPiece(id));
  viser(ligne?.querySelector<HTMLElement>('button:not(:disabled)') ?? ligne);
}
