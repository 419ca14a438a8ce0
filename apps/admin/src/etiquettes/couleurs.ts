import type { Couleur } from '@sciat/contrats';

interface Teinte {
  fond: string;
  texte: string;
}

/** Each keeps at least 4.5:1 between its text and its ground; the name is always written. */
export const teintes: Record<'light' | 'dark', Record<Couleur, Teinte>> = {
  light: {
    gris: { fond: '#e4e6e9', texte: '#2f363e' },
    bleu: { fond: '#dbe7fa', texte: '#173a73' },
    turquoise: { fond: '#d3eef0', texte: '#0b4a50' },
    vert: { fond: '#d9f0de', texte: '#16502b' },
    ocre: { fond: '#f5eac2', texte: '#594300' },
    orange: { fond: '#fce3cd', texte: '#6e3300' },
    rouge: { fond: '#fbdcd9', texte: '#7f1610' },
    violet: { fond: '#ebe0f8', texte: '#4b2480' },
  },
  dark: {
    gris: { fond: '#3a414a', texte: '#e6e9ed' },
    bleu: { fond: '#1f3a63', texte: '#d3e3ff' },
    turquoise: { fond: '#0f454a', texte: '#c5f0f3' },
    vert: { fond: '#17472a', texte: '#cdf3d8' },
    ocre: { fond: '#4d3d0a', texte: '#f8e8b3' },
    orange: { fond: '#5a310d', texte: '#ffdfc2' },
    rouge: { fond: '#611d18', texte: '#ffd9d5' },
    violet: { fond: '#412a66', texte: '#e8dbff' },
  },
};
