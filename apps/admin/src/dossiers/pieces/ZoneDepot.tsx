import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { espacesInsecables } from '../../commun/typographie.js';
import { ACCEPTES } from './fichiers.js';

interface Props {
  /** Name of the piece, for whoever does not see where the button is. */
  libelle: string;
  surFichier: (fichier: File) => void;
  bouton: string;
  /** Types of files, for the chooser. */
  acceptes?: string;
  enCours?: boolean;
  /** Nobody may deposit here: no button, and a dropped file is ignored. */
  fermee?: boolean;
  children: (bouton: ReactNode) => ReactNode;
}

/** Takes one file, dropped anywhere on it or chosen with its button. */
export function ZoneDepot({
  libelle,
  surFichier,
  bouton,
  acceptes = ACCEPTES,
  enCours = false,
  fermee = false,
  children,
}: Props) {
  const champ = useRef<HTMLInputElement>(null);
  const [survol, setSurvol] = useState(false);
  const ouverte = !fermee && !enCours;
  const deposer = (e: DragEvent) => {
    e.preventDefault();
    setSurvol(false);
    const fichier = e.dataTransfer.files[0];
    if (ouverte && fichier) surFichier(fichier);
  };
  return (
    <Box
      onDragOver={(e) => {
        e.preventDefault();
        setSurvol(ouverte);
      }}
      onDragLeave={() => setSurvol(false)}
      onDrop={deposer}
      sx={{
        outline: survol ? '2px dashed' : 'none',
        outlineColor: 'primary.main',
        bgcolor: survol ? 'action.hover' : undefined,
      }}
    >
      {children(
        !fermee && (
          <>
            <Button
              size="small"
              className="ecran-seul"
              startIcon={<UploadFileOutlined />}
              loading={enCours}
              aria-label={espacesInsecables(`${bouton} : ${libelle}`)}
              onClick={() => champ.current?.click()}
            >
              {bouton}
            </Button>
            <input
              ref={champ}
              type="file"
              hidden
              accept={acceptes}
              onChange={(e) => {
                const fichier = e.target.files?.[0];
                // Choosing the same file again must be a change again.
                e.target.value = '';
                if (fichier) surFichier(fichier);
              }}
            />
          </>
        ),
      )}
    </Box>
  );
}
