export const state: Readonly<Record<string, string>> = {
  'Get state': 'Zustand lesen',
  'Reads the state {key}': 'Liest den Zustand {key}',
  'Gives a value of the workflow’s state, which outlives its runs.':
    'Gibt einen Wert aus dem Zustand des Workflows, der dessen Läufe überdauert.',
  'The name of the value.': 'Der Name des Werts.',
  Default: 'Vorgabe',
  'Given while there is no value yet.': 'Gilt, solange es noch keinen Wert gibt.',
  'Where the last run stopped': 'Wo der letzte Lauf aufhörte',
  'A default for the first run': 'Eine Vorgabe für den ersten Lauf',
  'Set state': 'Zustand ändern',
  'Changes the state {key}: {mode}': 'Ändert den Zustand {key}: {mode}',
  'Changes a value of the workflow’s state and gives the new one. Runs of the draft have a state of their own.':
    'Ändert einen Wert im Zustand des Workflows und gibt den neuen. Läufe des Entwurfs haben einen eigenen Zustand.',
  'Set it, add to a number, add to the end of a list, or set it only while it is what is expected. Each happens as one step.':
    'Setzen, zu einer Zahl hinzuzählen, ans Ende einer Liste anhängen oder nur setzen, solange er der erwartete ist. Jedes geschieht in einem Schritt.',
  Expected: 'Erwartet',
  'What the value must still be; nothing means there is none yet. Else the node fails with `conflict`.':
    'Was der Wert noch sein muss; nichts heißt, es gibt noch keinen. Sonst schlägt der Knoten fehl mit `conflict`.',
  'The new value, number or item. Setting null removes the key.':
    'Der neue Wert, die Zahl oder das Element. Null entfernt den Schlüssel.',
  'Counts a call': 'Zählt einen Aufruf',
  'Remembers where it stopped': 'Merkt sich, wo er aufhörte',
  'Takes a lock only once': 'Nimmt eine Sperre nur einmal',
};
