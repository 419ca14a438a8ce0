import { Injectable } from '@nestjs/common';

const jourDeParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** The day in Paris, `YYYY-MM-DD`. */
export const jourDe = (instant: Date): string => jourDeParis.format(instant);

/** The only clock; tests replace it. */
@Injectable()
export class Horloge {
  maintenant(): Date {
    return new Date();
  }

  /** Today in Paris, `YYYY-MM-DD`. */
  aujourdhui(): string {
    return jourDe(this.maintenant());
  }
}
