import { getContrastRatio } from '@mui/material/styles';
import { couleurs } from '@sciat/contrats';
import { teintes } from './couleurs.js';

it.each(['light', 'dark'] as const)('chaque étiquette se lit sur son fond (%s)', (mode) => {
  expect(Object.keys(teintes[mode])).toEqual(Object.keys(couleurs));
  for (const { fond, texte } of Object.values(teintes[mode]))
    expect(getContrastRatio(texte, fond)).toBeGreaterThanOrEqual(4.5);
});
