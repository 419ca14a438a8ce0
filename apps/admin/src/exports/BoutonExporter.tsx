import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Link from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { EXPORT_DIRECT_MAX, FORMATS_EXPORT, type FormatExport } from '@sciat/contrats';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { Link as LienInterne } from 'react-router';
import { type Courant, enContenu } from '../dossiers/vues/comparer.js';
import { adresseExport, verbes } from '../providers/verbes.js';
import { CLE_EXPORTS } from './lectures.js';

/** The list as it is filtered, sorted and shown, as a file: at once, or prepared by a job when it is long. */
export function BoutonExporter({ courant }: { courant: Courant }) {
  const { total = 0, meta } = useListContext();
  const [ancre, setAncre] = useState<HTMLElement | null>(null);
  const notifier = useNotify();
  const client = useQueryClient();
  const direct = total <= EXPORT_DIRECT_MAX && !meta?.auDela;
  const demande = useMutation({
    mutationFn: (format: FormatExport) => verbes.demanderExport({ format, ...enContenu(courant) }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: CLE_EXPORTS });
      notifier(
        <span>
          L’export se prépare. Vous le trouverez dans{' '}
          <Link component={LienInterne} to="/exports" color="inherit">
            Mes exports
          </Link>
          .
        </span>,
        { type: 'success', autoHideDuration: 10_000 },
      );
    },
    onError: (erreur) => notifier(erreur.message, { type: 'error' }),
  });
  const fermer = () => setAncre(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<FileDownloadOutlined aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={ancre !== null}
        disabled={total === 0}
        loading={demande.isPending}
        onClick={(e) => setAncre(e.currentTarget)}
      >
        Exporter
      </Button>
      <Menu anchorEl={ancre} open={ancre !== null} onClose={fermer}>
        {(Object.entries(FORMATS_EXPORT) as [FormatExport, string][]).map(([format, libelle]) =>
          direct ? (
            <MenuItem
              key={format}
              component="a"
              href={adresseExport(format, enContenu(courant))}
              download
              onClick={fermer}
            >
              {libelle}
            </MenuItem>
          ) : (
            <MenuItem
              key={format}
              onClick={() => {
                fermer();
                demande.mutate(format);
              }}
            >
              {`${libelle}, à préparer`}
            </MenuItem>
          ),
        )}
        <Divider />
        <MenuItem component={LienInterne} to="/exports" onClick={fermer}>
          Mes exports
        </MenuItem>
      </Menu>
    </>
  );
}
