import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What the server does instead of answering; undefined: it answers as usual. */
type Ecart = (connexion: Socket) => void;
export type Moment = 'accueil' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'point';

/** A mail server that fails where it is told to, as no real one lets itself be told. */
export interface ServeurSmtp {
  url: string;
  /** Messages that came whole, final dot included. */
  messages: string[];
  connexions: number;
  /** What it was told, but the messages. */
  ordres: string[];
  ecarts: Partial<Record<Moment, Ecart>>;
  fermer(): Promise<void>;
}

const usuelle: Record<Moment, string> = {
  accueil: '220 essai',
  EHLO: '250 essai',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 allez',
  point: '250 pris',
};

export async function serveurSmtp(): Promise<ServeurSmtp> {
  const ouvertes = new Set<Socket>();
  const serveur = createServer((connexion) => {
    etat.connexions += 1;
    ouvertes.add(connexion);
    connexion.on('error', () => undefined).on('close', () => ouvertes.delete(connexion));
    const repondre = (moment: Moment) => {
      const ecart = etat.ecarts[moment];
      if (ecart) ecart(connexion);
      else connexion.write(`${usuelle[moment]}\r\n`);
    };
    let recu = '';
    let message = false;
    repondre('accueil');
    connexion.setEncoding('utf8').on('data', (morceau) => {
      recu += morceau;
      for (;;) {
        const fin = message ? '\r\n.\r\n' : '\r\n';
        const i = recu.indexOf(fin);
        if (i < 0) return;
        const lu = recu.slice(0, i);
        recu = recu.slice(i + fin.length);
        if (message) etat.messages.push(lu);
        else etat.ordres.push(lu);
        const moment = message ? 'point' : (lu.slice(0, 4) as Moment);
        message = moment === 'DATA' && !etat.ecarts.DATA;
        if (moment in usuelle) repondre(moment);
        else connexion.write('250 ok\r\n');
      }
    });
  });
  serveur.listen(0, '127.0.0.1');
  await once(serveur, 'listening');
  const etat: ServeurSmtp = {
    url: `smtp://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    messages: [],
    connexions: 0,
    ordres: [],
    ecarts: {},
    async fermer() {
      for (const connexion of ouvertes) connexion.destroy();
      serveur.close();
      await once(serveur, 'close');
    },
  };
  return etat;
}
