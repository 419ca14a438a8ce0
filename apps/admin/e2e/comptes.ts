/** The demonstration accounts, one per role. */
export interface Compte {
  courriel: string;
  motDePasse: string;
}
const compte = (role: string): Compte => ({
  courriel: `${role}@demonstration.invalid`,
  motDePasse: 'demonstration-vta',
});

export const instructeur = compte('instructeur');
export const superviseur = compte('superviseur');
export const administrateur = compte('administrateur');
export const lecture = compte('lecture');

/** On the demonstration's list of rural communes. */
export const COMMUNE_RURALE = 'Aurons';
