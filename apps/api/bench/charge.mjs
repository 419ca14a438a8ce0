// Requests one after the other or eight at once, and how long they take.

export const quantile = (temps, q) =>
  temps.toSorted((a, b) => a - b)[Math.floor(q * (temps.length - 1))];

async function chronometrer(appel, temps) {
  const debut = performance.now();
  await appel();
  temps.push(performance.now() - debut);
}

/** One at a time, by turns: what slows the machine for a moment slows both. */
export async function alterner(appels, tours) {
  const temps = appels.map(() => []);
  for (let i = 0; i < tours; i += 1)
    for (const [k, appel] of appels.entries()) await chronometrer(appel, temps[k]);
  return temps;
}

/** So many at once, and how many a second. */
export async function presser(appel, enParallele, total) {
  const temps = [];
  let reste = total;
  const debut = performance.now();
  const suite = async () => {
    while (reste > 0) {
      reste -= 1;
      await chronometrer(appel, temps);
    }
  };
  await Promise.all(Array.from({ length: enParallele }, suite));
  return { temps, parSeconde: (1000 * total) / (performance.now() - debut) };
}
