import { Controller, Get, Param, Query } from '@nestjs/common';
import { dispositifSchema, dispositifsSchema, nomsDispositifsSchema } from '@sciat/contrats';
import { decrire, definitionEnVigueur, definitions } from '@sciat/dispositifs';
import { z } from 'zod';
import { Autoriser } from '../auth/acces.js';
import { Horloge } from '../base/horloge.js';
import { Reponse } from '../base/reponse.js';
import { introuvable } from '../erreurs/erreur-metier.js';
import { nommer } from './nommer.js';

const noms = nommer();
const versionSchema = z.strictObject({ version: z.string().max(30).optional() });

@Controller('dispositifs')
export class DispositifsController {
  constructor(private readonly horloge: Horloge) {}

  @Get()
  @Autoriser('referentiel:lire')
  @Reponse(dispositifsSchema)
  lister() {
    const donnees = [...definitions];
    return { donnees, total: donnees.length };
  }

  /** What lists name and filter by, of all schemes at once. */
  @Get('noms')
  @Autoriser('referentiel:lire')
  @Reponse(nomsDispositifsSchema)
  nommer() {
    return { donnees: noms, total: noms.length };
  }

  /** The version asked for, else the one in force today, else the last known. */
  @Get(':code')
  @Autoriser('referentiel:lire')
  @Reponse(dispositifSchema)
  lire(
    @Param('code') code: string,
    @Query({ schema: versionSchema }) { version }: z.output<typeof versionSchema>,
  ) {
    const versions = definitions.filter((d) => d.code === code);
    const definition = version
      ? versions.find((d) => d.version === version)
      : (definitionEnVigueur(code, this.horloge.aujourdhui()) ?? versions.at(-1));
    if (!definition) throw introuvable('Ce dispositif');
    return decrire(definition);
  }
}
