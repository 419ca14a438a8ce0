import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Courrier } from '@sciat/contrats';
import { useState } from 'react';
import { Section } from '../../dossiers/page/Section.js';
import type { ErreurApi } from '../../providers/erreur-api.js';
import { adresseCourrier } from '../../providers/verbes.js';
import { manquesDe } from './saisie.js';
import { Texte } from './Texte.js';
import type { SaisieCourrier } from './useSaisieCourrier.js';
import { CadreFichier, VuePdf } from './VuePdf.js';

type Vue = 'texte' | 'pdf' | 'scan';

interface Props {
  courrier: Courrier;
  modifiable: boolean;
  saisie: SaisieCourrier;
  enCours: boolean;
  erreur: ErreurApi | null;
}

/** The letter: its text, the page as printed, the page as signed. */
export function Lettre(props: Props) {
  const { courrier, saisie } = props;
  const [choisie, setChoisie] = useState<Vue | null>(null);
  const { scanAnalyse } = courrier;
  // In quarantine or infected, it is not served.
  const visible = scanAnalyse === 'SAINE' || scanAnalyse === 'NON_ANALYSE';
  const dOffice = courrier.pdf ? 'pdf' : 'texte';
  const vue = choisie === 'scan' && !visible ? dOffice : (choisie ?? dOffice);
  const { id, pdf } = courrier;
  const voir = async (voulue: Vue | null) => {
    // What is previewed is what is saved.
    if (!voulue || (voulue === 'pdf' && saisie.nombre > 0 && !(await saisie.enregistrer()))) return;
    setChoisie(voulue);
  };
  const lien = { minHeight: 32, alignContent: 'center', fontSize: 14 };
  return (
    <Section
      titre="Courrier"
      complement={
        <>
          <ToggleButtonGroup
            exclusive
            size="small"
            aria-label="Vue du courrier"
            value={vue}
            onChange={(_, voulue: Vue | null) => void voir(voulue)}
            className="ecran-seul"
          >
            <ToggleButton value="texte">Texte</ToggleButton>
            <ToggleButton value="pdf">{pdf ? 'PDF' : 'Aperçu du PDF'}</ToggleButton>
            {visible && <ToggleButton value="scan">Page signée</ToggleButton>}
          </ToggleButtonGroup>
          {manquesDe(courrier).length === 0 && (
            <Box
              className="ecran-seul"
              sx={{ ml: 'auto', display: 'flex', columnGap: 2, flexWrap: 'wrap' }}
            >
              {pdf && (
                <Link href={adresseCourrier(id, 'pdf')} download sx={lien}>
                  Télécharger le PDF
                </Link>
              )}
              <Link href={adresseCourrier(id, 'odt')} download sx={lien}>
                Télécharger en .odt
              </Link>
            </Box>
          )}
        </>
      }
    >
      {vue === 'texte' && <Texte {...props} />}
      {vue === 'pdf' && <VuePdf courrier={courrier} />}
      {vue === 'scan' && (
        <CadreFichier
          key={courrier.version}
          adresse={`${adresseCourrier(id, 'scan')}?apercu=1`}
          titre="Page signée"
        />
      )}
    </Section>
  );
}
