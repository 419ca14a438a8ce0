import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link as LienRa } from 'react-admin';
import { AfficherErreur } from '../../commun/AfficherErreur.js';
import { dateLongue } from '../../commun/dates.js';
import { useAutorise } from '../../providers/session.js';
import { verbes } from '../../providers/verbes.js';

interface Props {
  le: string;
  dispositif: string;
  valeur: string;
  surChoix: (delegationId: string) => void;
  erreur: string | undefined;
}

/** Those whose delegation holds that day for that scheme; the only one there is is proposed. */
export function ChoixSignataire({ le, dispositif, valeur, surChoix, erreur }: Props) {
  const autorise = useAutorise();
  const { data, error } = useQuery({
    queryKey: ['delegations', { le, dispositif }],
    queryFn: () => verbes.delegations({ le, dispositif }),
    enabled: le !== '',
  });
  const possibles = data?.donnees;
  useEffect(() => {
    if (!possibles || possibles.some((d) => d.id === valeur)) return;
    surChoix(possibles.length === 1 ? (possibles[0]?.id ?? '') : '');
  }, [possibles, valeur, surChoix]);
  if (error) return <AfficherErreur erreur={error} />;
  if (possibles?.length === 0) {
    return (
      <Alert severity="warning" role="status" sx={{ mt: 2 }}>
        {`Personne n’a de délégation valable le ${dateLongue(le)} pour ce dispositif. `}
        {autorise('delegation:administrer') ? (
          <LienRa to="/delegations">Délégations de signature</LienRa>
        ) : (
          'Un administrateur les tient à jour.'
        )}
      </Alert>
    );
  }
  return (
    <TextField
      select
      label="Signataire"
      value={valeur}
      onChange={(e) => surChoix(e.target.value)}
      error={erreur !== undefined}
      helperText={erreur ?? 'Les délégations valables à cette date pour ce dispositif.'}
      slotProps={{ select: { native: true } }}
      required
      fullWidth
      sx={{ mt: 2 }}
    >
      <option value="">Choisir</option>
      {possibles?.map(({ id, prenom, nom, qualite, acte, fictive }) => (
        <option key={id} value={id}>
          {`${prenom} ${nom}, ${qualite} (${acte})${fictive ? ', fictif' : ''}`}
        </option>
      ))}
    </TextField>
  );
}
