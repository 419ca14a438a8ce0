import { setFlagsFromString } from 'node:v8';

/** Percent of what is in use. */
const CROISSANCE = 20;

/**
 * Collects garbage once the heap has grown by a fifth. Left to itself V8 waits, on a machine with room, until it
 * is several times what is in use: 420 MB where 290 do, measured under load, for the same response times.
 */
export function contenirLeTas(): void {
  setFlagsFromString(`--heap-growing-percent=${CROISSANCE}`);
}
