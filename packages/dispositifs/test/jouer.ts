export { type Joue, jouer } from '../src/noyau/jouer.js';
