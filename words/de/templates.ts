import type { templates as english } from '../en/templates.ts';
import type { Like } from '../words.ts';

export const templates: Like<typeof english> = {
  useThisTemplate: 'Diese Vorlage verwenden',
  pictureOfExample: 'Bild von {example}',
  thisInstallationOffersNoTemplates: 'Diese Installation bietet keine Vorlagen.',
  notAdded: 'Nicht hinzugefügt',
  nodes: '{count, plural, one {# Knoten} other {# Knoten}}',
  showMeHowInAMinute: 'In einer Minute zeigen, wie es geht',
  templates: 'Vorlagen',
  eachRunsAs:
    'Jede läuft, wie sie ist, mit echten Daten oder gegen einen kleinen Beispiel-Shop, und lässt sich frei ändern.',
};
