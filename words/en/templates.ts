/** Words of templates. */
export const templates = {
  useThisTemplate: 'Use this template',
  pictureOfExample: 'Picture of {example}',
  thisInstallationOffersNoTemplates: 'This installation offers no templates.',
  notAdded: 'Not added',
  nodes: '{count, plural, one {# node} other {# nodes}}',
  showMeHowInAMinute: 'Show me how, in a minute',
  templates: 'Templates',
  eachRunsAs: 'Each runs as it is, on real data or against a small demo shop, and is yours to change.',
} as const;
