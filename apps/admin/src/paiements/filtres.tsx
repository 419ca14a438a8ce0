import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { aujourdhui } from '../commun/dates.js';
import { ChoixFiltre } from '../commun/filtres-de-liste.js';
import { verbes } from '../providers/verbes.js';

/** Of this year. */
export function useEnveloppes() {
  const annee = Number(aujourdhui().slice(0, 4));
  return useQuery({ queryKey: ['enveloppes', annee], queryFn: () => verbes.enveloppes(annee) });
}

/** The schemes that the service itself pays. */
export function ChoixDispositif() {
  const { data } = useEnveloppes();
  const options = Object.fromEntries(
    (data?.donnees ?? []).map((e) => [e.dispositif, e.dispositif]),
  );
  return <ChoixFiltre cle="dispositif" libelle="Dispositif" tous="tous" options={options} />;
}

export function ChoixJour({ cle, libelle }: { cle: 'du' | 'au'; libelle: string }) {
  const { filterValues, setFilters } = useListContext();
  const poser = (jour: string) => {
    const { [cle]: _, ...autres } = filterValues;
    setFilters(jour ? { ...autres, [cle]: jour } : autres);
  };
  return (
    <TextField
      type="date"
      label={libelle}
      value={filterValues[cle] ?? ''}
      onChange={(e) => poser(e.target.value)}
      sx={{
        flexDirection: 'row',
        alignItems: 'center',
        gap: 1,
        '& .MuiInputLabel-root': { mb: 0 },
      }}
    />
  );
}
