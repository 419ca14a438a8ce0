import { direNonLues } from './phrases.js';

test('la cloche dit combien de notifications ne sont pas lues', () => {
  expect([0, 1, 12, 100].map(direNonLues)).toEqual([
    'Notifications',
    'Notifications, 1 non lue',
    'Notifications, 12 non lues',
    'Notifications, plus de 99 non lues',
  ]);
});
