import { useSigle } from './lectures.js';

/** The short name of a scheme, in the cell of a table. */
export function Sigle({ code }: { code: string }) {
  return <>{useSigle()(code)}</>;
}
