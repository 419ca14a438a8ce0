import { NON_LUES_MAX } from '@sciat/contrats';

export function direNonLues(nonLues: number): string {
  if (nonLues === 0) return 'Notifications';
  if (nonLues > NON_LUES_MAX) return `Notifications, plus de ${NON_LUES_MAX} non lues`;
  return `Notifications, ${nonLues} non lue${nonLues > 1 ? 's' : ''}`;
}
