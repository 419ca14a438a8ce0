import { Algorithm, hash, verify } from '@node-rs/argon2';

// OWASP's parameters for argon2id (19 MiB, two passes).
const OPTIONS = {
  algorithm: 2 satisfies Algorithm.Argon2id,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

export const hacher = (motDePasse: string): Promise<string> => hash(motDePasse, OPTIONS);

let leurre: Promise<string> | undefined;

/** Takes as long for an unknown account (`empreinte` undefined) as for a wrong password. */
export async function verifier(
  empreinte: string | undefined,
  motDePasse: string,
): Promise<boolean> {
  leurre ??= hacher('compte inexistant');
  const juste = await verify(empreinte ?? (await leurre), motDePasse);
  return juste && empreinte !== undefined;
}
