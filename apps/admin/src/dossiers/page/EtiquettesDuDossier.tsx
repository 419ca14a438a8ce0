import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import Cancel from '@mui/icons-material/CloseOutlined';
import LabelOutlined from '@mui/icons-material/LabelOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { EtiquettePosee } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { Etiquette, Etiquettes, useTeinte } from '../../etiquettes/Etiquettes.js';
import { CLE_ETIQUETTES, useEtiquettes } from '../../etiquettes/lectures.js';
import { useRangerDossier } from '../../providers/cache-dossiers.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';
import { useDossierCourant } from './contexte.js';

/** The labels of the dossier: put on from a menu, taken off with one click. */
export function EtiquettesDuDossier() {
  const { dossier } = useDossierCourant();
  const ranger = useRangerDossier();
  const client = useQueryClient();
  const teinte = useTeinte();
  const { data } = useEtiquettes();
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  const peut = useAutorise()('dossier:etiqueter');
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ id, posee }: { id: string; posee: boolean }) =>
      verbes.etiqueter(dossier.id, { etiquetteId: id, posee }),
    onSuccess: ({ donnees }) => {
      ranger({ ...dossier, etiquettes: donnees });
      void client.invalidateQueries({ queryKey: CLE_ETIQUETTES });
    },
  });
  if (!peut) return <Etiquettes etiquettes={dossier.etiquettes} />;
  const portee = ({ id }: EtiquettePosee) => dossier.etiquettes.some((e) => e.id === id);
  const proposees = data?.donnees.filter((e) => !e.archivee || portee(e)) ?? [];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <Box component="ul" aria-label="Étiquettes" sx={{ display: 'contents', listStyle: 'none' }}>
        {dossier.etiquettes.map((e) => (
          <li key={e.id}>
            <Chip
              size="small"
              label={e.nom}
              aria-label={`${e.nom}. Retirer cette étiquette`}
              disabled={isPending}
              onClick={() => mutate({ id: e.id, posee: false })}
              onDelete={() => mutate({ id: e.id, posee: false })}
              deleteIcon={
                <Cancel
                  className="ecran-seul"
                  sx={{ color: 'inherit !important', fontSize: '16px !important' }}
                />
              }
              sx={{
                ...teinte(e.couleur),
                minHeight: 28,
                '&.MuiChip-clickable:hover': { ...teinte(e.couleur), textDecoration: 'underline' },
              }}
            />
          </li>
        ))}
      </Box>
      {proposees.length > 0 && (
        <Button
          size="small"
          className="ecran-seul"
          startIcon={<LabelOutlined aria-hidden />}
          aria-haspopup="menu"
          aria-expanded={ancre !== null}
          onClick={(e) => setAncre(e.currentTarget)}
        >
          Étiqueter
        </Button>
      )}
      <Menu
        open={ancre !== null}
        anchorEl={ancre}
        onClose={() => setAncre(null)}
        slotProps={{ list: { 'aria-label': 'Étiquettes du service' } }}
      >
        {proposees.map((e) => (
          <MenuItem
            key={e.id}
            role="menuitemcheckbox"
            aria-checked={portee(e)}
            disabled={isPending}
            onClick={() => mutate({ id: e.id, posee: !portee(e) })}
          >
            <Box
              component={portee(e) ? CheckBoxOutlined : CheckBoxOutlineBlank}
              aria-hidden
              sx={{ mr: 1, fontSize: 20, color: portee(e) ? 'primary.main' : 'text.secondary' }}
            />
            <Etiquette {...e} />
          </MenuItem>
        ))}
      </Menu>
      <AfficherErreur erreur={error} />
    </Box>
  );
}
