import type { charts as english } from '../en/charts.ts';
import type { Like } from '../words.ts';

export const charts: Like<typeof english> = {
  titleAsAChart: '{title} als Diagramm',
  titleAsATable: '{title} als Tabelle',
  asAChart: 'Als Diagramm',
  asATable: 'Als Tabelle',
  legend: 'Legende',
  time: 'Zeit',
};
