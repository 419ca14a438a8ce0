import { Injectable } from '@nestjs/common';

const jourDeParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** The only clock; tests replace it. */
@Injectable()
export class Horloge {
  maintenant(): Date {
    return new Date();
  }

  /** Today in Paris, `YYYY-MM-DD`. */
  aujourdhui(): string {
    return jourDeParis.format(this.maintenant());
  }
}
