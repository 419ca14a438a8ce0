import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type EcrireNote,
  ecrireNoteSchema,
  lireNotesSchema,
  noteSchema,
  notesSchema,
} from '@sciat/contrats';
import type { z } from 'zod';
import { Autoriser, Connecte, type Utilisateur } from '../auth/acces.js';
import { Reponse } from '../base/reponse.js';
import { DossiersService } from '../dossiers/dossiers.service.js';
import { lirePour } from '../dossiers/ecrire-dossier.js';
import { Identifiant } from '../erreurs/identifiant.pipe.js';
import { ajouterNote, lireNotes, mentionnables, modifierNote, supprimerNote } from './notes.js';

const idDossier = new Identifiant('Ce dossier');
const idNote = new Identifiant('Cette note');

/** What the service notes for itself: it may be about third persons, and never leaves with the dossier. */
@Controller('dossiers/:id/notes')
export class NotesController {
  constructor(private readonly dossiers: DossiersService) {}

  @Get()
  @Autoriser('donnees-personnelles:lire')
  @Reponse(notesSchema)
  async lister(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Query({ schema: lireNotesSchema }) demande: z.output<typeof lireNotesSchema>,
  ) {
    const { client } = this.dossiers.moyens;
    const dossier = await lirePour(client, id, agent, 'donnees-personnelles:lire');
    const [notes, collegues] = await Promise.all([
      lireNotes(client, id, agent, demande),
      mentionnables(client, dossier),
    ]);
    return { ...notes, mentionnables: collegues };
  }

  @Post()
  @Autoriser('note:ecrire')
  @Reponse(noteSchema, 201)
  ajouter(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Body({ schema: ecrireNoteSchema }) demande: EcrireNote,
  ) {
    return ajouterNote(this.dossiers.moyens, id, agent, demande);
  }

  @Patch(':note')
  @Autoriser('note:ecrire')
  @Reponse(noteSchema)
  modifier(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('note', idNote) note: string,
    @Body({ schema: ecrireNoteSchema }) demande: EcrireNote,
  ) {
    return modifierNote(this.dossiers.moyens, id, note, agent, demande);
  }

  @Post(':note/suppression')
  @HttpCode(200)
  @Autoriser('note:ecrire')
  @Reponse(noteSchema)
  supprimer(
    @Connecte() agent: Utilisateur,
    @Param('id', idDossier) id: string,
    @Param('note', idNote) note: string,
  ) {
    return supprimerNote(this.dossiers.moyens, id, note, agent);
  }
}
