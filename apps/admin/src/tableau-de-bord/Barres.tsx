import { useTheme } from '@mui/material/styles';
import { BarChart, type BarChartProps } from '@mui/x-charts/BarChart';

export interface PropsBarres {
  /** Under the bars, in their order. */
  abscisses: string[];
  series: { nom: string; valeurs: number[] }[];
  /** One on the other rather than side by side. */
  empilees?: boolean;
  /** Names are long: bars lie down. */
  couchees?: boolean;
  dire?: (valeur: number) => string;
  hauteur: number;
  surClic?: (rang: number, serie: number) => void;
}

/** Told apart by their lightness as much as by their hue. */
const COULEURS = {
  light: ['#1f3f77', '#8fb0e6', '#b9770a', '#a3160f'],
  dark: ['#a9c3f5', '#5576b5', '#f0c26a', '#ffa198'],
};
const entier = (v: number) => (Number.isInteger(v) ? v.toLocaleString('fr-FR') : '');

export default function Barres(props: PropsBarres) {
  const { abscisses, series, empilees, couchees, dire = entier, surClic } = props;
  const theme = useTheme();
  const noms = {
    data: abscisses,
    scaleType: 'band' as const,
    tickLabelStyle: { fontSize: 13 },
  };
  const valeurs = {
    valueFormatter: (v: number | null) => dire(v ?? 0),
    tickLabelStyle: { fontSize: 13 },
    tickMinStep: 1,
  };
  // Every label where there is room, else one in so many.
  const pas = Math.ceil(abscisses.length / 9);
  const tickLabelInterval = (_: unknown, rang: number) => rang % pas === 0;
  const axes: Pick<BarChartProps, 'xAxis' | 'yAxis'> = couchees
    ? { xAxis: [valeurs], yAxis: [{ ...noms, width: 160 }] }
    : { xAxis: [{ ...noms, height: 32, tickLabelInterval }], yAxis: [{ ...valeurs, width: 60 }] };
  return (
    <BarChart
      height={props.hauteur}
      skipAnimation
      // The table beside it is what the keyboard and readers use.
      disableKeyboardNavigation
      layout={couchees ? 'horizontal' : 'vertical'}
      {...axes}
      series={series.map((s, i) => ({
        data: s.valeurs,
        label: s.nom,
        color: COULEURS[theme.palette.mode][i],
        valueFormatter: (v: number | null) => dire(v ?? 0),
        ...(empilees ? { stack: 'total' } : {}),
      }))}
      hideLegend={series.length < 2}
      grid={couchees ? { vertical: true } : { horizontal: true }}
      margin={{ left: 4, right: 12, top: 14, bottom: 4 }}
      onItemClick={(_, { dataIndex, seriesId }) =>
        surClic?.(dataIndex, Number(String(seriesId).match(/\d+$/)?.[0] ?? 0))
      }
      sx={{ '& .MuiBarElement-root': { cursor: surClic ? 'pointer' : 'default' } }}
    />
  );
}
