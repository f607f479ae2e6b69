/** Words of charts. */
export const charts = {
  titleAsAChart: '{title} as a chart',
  titleAsATable: '{title} as a table',
  asAChart: 'As a chart',
  asATable: 'As a table',
  legend: 'Legend',
  time: 'Time',
} as const;
