import type { PipeTransform } from '@nestjs/common';
import { introuvable } from './erreur-metier.js';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that cannot exist is an unknown id: 404, not 400. */
export class Identifiant implements PipeTransform<string, string> {
  constructor(private readonly quoi: string) {}

  transform(valeur: string): string {
    if (!UUID.test(valeur)) throw introuvable(this.quoi);
    return valeur.toLowerCase();
  }
}
