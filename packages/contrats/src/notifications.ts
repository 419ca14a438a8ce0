import { z } from 'zod';
import { pageSchema, paginationSchema } from './pagination.js';

/** What one may be told of, as the screen of preferences says it. */
export const GENRES_NOTIFICATION = {
  AFFECTATION: 'Un dossier m’est affecté',
  PIECE_RECUE: 'Une pièce arrive sur un de mes dossiers',
  ECHEANCE_PROCHE: 'Une de mes échéances approche',
  ECHEANCE_PASSEE: 'Une échéance d’un de mes dossiers est passée',
  AVIS_DEMANDE: 'Un avis m’est demandé',
  AVIS_RENDU: 'Un avis est rendu sur un de mes dossiers',
  MENTION: 'Une note me mentionne',
  COURRIER_A_VALIDER: 'Un courrier est à relire',
  COURRIER_A_SIGNER: 'Un courrier d’un de mes dossiers est à faire signer',
  COURRIEL_REVENU: 'Un courriel d’un de mes dossiers n’est pas parvenu',
  ESCALADE: 'Un dossier du service est en retard',
} as const;
export type GenreNotification = keyof typeof GENRES_NOTIFICATION;
/** Told to whoever supervises, and offered to nobody else. */
export const GENRES_ENCADREMENT: readonly GenreNotification[] = ['COURRIER_A_VALIDER', 'ESCALADE'];

export const MODES_NOTIFICATION = {
  APPLICATION: 'Dans l’application',
  COURRIEL: 'Et par courriel aussitôt',
  RESUME: 'Et dans le résumé du jour',
  AUCUNE: 'Jamais',
} as const;
export type ModeNotification = keyof typeof MODES_NOTIFICATION;

/** Until one chooses otherwise: a day's delays come together, everything else waits in the application. */
export const modeParDefaut = (genre: GenreNotification): ModeNotification =>
  genre === 'ESCALADE' ? 'RESUME' : 'APPLICATION';

/** Days before a deadline at which whoever has to meet it is told. */
export const JOURS_AVANT_ECHEANCE = 7;

const genreSchema = z.enum(
  Object.keys(GENRES_NOTIFICATION) as [GenreNotification, ...GenreNotification[]],
  { error: 'Ce genre de notification n’existe pas.' },
);
const modeSchema = z.enum(
  Object.keys(MODES_NOTIFICATION) as [ModeNotification, ...ModeNotification[]],
  { error: 'Application, courriel, résumé ou aucune.' },
);

export const notificationSchema = z
  .object({
    id: z.string(),
    genre: genreSchema,
    phrase: z.string(),
    dossier: z.object({ id: z.string(), reference: z.string(), collectivite: z.string() }),
    /** Of several dossiers, that one being the first: the batch, or the hand-over, that gave them. */
    lotId: z.string().nullable(),
    passationId: z.string().nullable(),
    creeLe: z.string(),
    lueLe: z.string().nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationLue = z.infer<typeof notificationSchema>;
export const notificationsSchema = pageSchema(notificationSchema);
export const listerNotificationsSchema = paginationSchema(['creeLe'], 'creeLe').extend({
  ordre: z.enum(['asc', 'desc'], { error: 'asc ou desc.' }).default('desc'),
  lues: z.enum(['oui', 'non'], { error: 'oui ou non.' }).optional(),
});

/** No further than `NON_LUES_MAX`: the bell says no more. */
export const NON_LUES_MAX = 99;
export const nonLuesSchema = z.object({ nonLues: z.int() }).meta({ id: 'NonLues' });
export type NonLues = z.infer<typeof nonLuesSchema>;

/** Those, or all of them. */
export const marquerLuesSchema = z.strictObject({
  ids: z
    .array(z.uuid({ error: 'Notification : identifiant invalide.' }), {
      error: 'Une liste de notifications est attendue.',
    })
    .max(100)
    .optional(),
});
export type MarquerLues = z.infer<typeof marquerLuesSchema>;

export const preferencesSchema = z
  .strictObject({
    modes: z.partialRecord(genreSchema, modeSchema),
    resumeQuotidien: z.boolean({ error: 'Vrai ou faux.' }),
  })
  .meta({ id: 'PreferencesNotification' });
export type PreferencesNotification = z.infer<typeof preferencesSchema>;

/** Since when the link to one's calendar is open; `null`: there is none. */
export const agendaSchema = z.object({ creeLe: z.string().nullable() }).meta({ id: 'Agenda' });
export type Agenda = z.infer<typeof agendaSchema>;
export const agendaCreeSchema = z
  .object({ creeLe: z.string(), adresse: z.string() })
  .meta({ id: 'AgendaCree' });
export type AgendaCree = z.infer<typeof agendaCreeSchema>;
