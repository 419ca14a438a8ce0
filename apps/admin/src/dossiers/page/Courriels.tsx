import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { CourrielResume } from '@sciat/contrats';
import { useState } from 'react';
import { Link } from 'react-admin';
import { direInstant } from '../../commun/dates.js';
import { espacesInsecables } from '../../commun/typographie.js';
import { direEtat, direRetour, expliquer } from '../../courriels/etats.js';
import { RenvoiCourriel } from '../../courriels/RenvoiCourriel.js';
import { useRelireDossier } from '../../providers/cache-dossiers.js';
import { useAutorise } from '../../providers/session.js';
import { useDossierCourant } from './contexte.js';
import { Section } from './Section.js';

const EN_PEINE: CourrielResume['etat'][] = ['ECHEC', 'INCERTAIN', 'REVENU'];

export function Courriels() {
  const { dossier } = useDossierCourant();
  const [aRenvoyer, setARenvoyer] = useState<CourrielResume | null>(null);
  const autorise = useAutorise();
  const relire = useRelireDossier();
  const { id, courriels, donnees } = dossier;
  if (courriels.length === 0) return null;
  const lesLire = `/courriels?filter=${encodeURIComponent(JSON.stringify({ dossierId: id }))}`;
  return (
    <Section titre="Courriels" ancre="courriels">
      <Box component="ul" aria-label="Courriels" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {courriels.map((c) => (
          <Box
            component="li"
            key={c.id}
            sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', overflowWrap: 'anywhere' }}
          >
            {espacesInsecables(c.objet)}
            <Box component="span" sx={{ color: 'text.secondary', display: 'block', fontSize: 14 }}>
              {espacesInsecables(
                [
                  direEtat(c),
                  direInstant(c.envoyeLe ?? c.creeLe),
                  c.destinataire && `à ${c.destinataire}`,
                ]
                  .filter(Boolean)
                  .join(', '),
              )}
            </Box>
            {EN_PEINE.includes(c.etat) && !c.renvoye && (
              <Box sx={{ fontSize: 14, mt: 0.5 }}>
                {espacesInsecables(expliquer(c))}
                {(direRetour(c) ?? (c.destinataire && c.erreur)) && (
                  <Box sx={{ color: 'text.secondary' }}>{direRetour(c) ?? c.erreur}</Box>
                )}
                {c.etat === 'REVENU' && autorise('courriel:renvoyer') && (
                  <Button
                    className="ecran-seul"
                    variant="outlined"
                    sx={{ mt: 0.5 }}
                    onClick={() => setARenvoyer(c)}
                  >
                    Renvoyer
                  </Button>
                )}
              </Box>
            )}
          </Box>
        ))}
      </Box>
      {autorise('courriel:lire') && (
        <Box className="ecran-seul" sx={{ mt: 1 }}>
          <Link to={lesLire}>Lire ces courriels</Link>
        </Box>
      )}
      {aRenvoyer && (
        <RenvoiCourriel
          courriel={aRenvoyer}
          contact={typeof donnees.contactCourriel === 'string' ? donnees.contactCourriel : null}
          surFermer={() => setARenvoyer(null)}
          surFait={() => {
            setARenvoyer(null);
            void relire(id);
          }}
        />
      )}
    </Section>
  );
}
