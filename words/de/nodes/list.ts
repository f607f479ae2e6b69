export const list: Readonly<Record<string, string>> = {
  Filter: 'Filtern',
  'Keeps items where {condition}': 'Behält Elemente, für die {condition}',
  'Keeps the items of a list for which a condition holds; the others leave by rest.':
    'Behält die Elemente einer Liste, für die eine Bedingung gilt; die anderen gehen über Rest.',
  'The list; null counts as an empty one, any other value as a list of one.':
    'Die Liste; null gilt als leere, jeder andere Wert als Liste mit einem Element.',
  'True for the items to keep; item and index are the element.':
    'Wahr für die Elemente, die bleiben; item und index sind das Element.',
  kept: 'behalten',
  rest: 'Rest',
  'Keeps what costs more than ten': 'Behält, was mehr als zehn kostet',
  'Takes a plain value as a list of one': 'Nimmt einen einzelnen Wert als Liste mit einem Element',
  Map: 'Abbilden',
  'Makes {value} of each item': 'Macht aus jedem Element {value}',
  'Makes a new value of each item of a list.': 'Macht aus jedem Element einer Liste einen neuen Wert.',
  'What each item becomes; item and index are the element.':
    'Was aus jedem Element wird; item und index sind das Element.',
  'Makes smaller objects': 'Macht kleinere Objekte',
  'Gives an empty list for null': 'Ergibt für null eine leere Liste',
  Sort: 'Sortieren',
  'Sorts by {by}, {direction}': 'Sortiert nach {by}, {direction}',
  'Puts the items of a list in order by one or more of their values; equal items keep their order.':
    'Ordnet die Elemente einer Liste nach einem oder mehreren ihrer Werte; gleiche behalten ihre Reihenfolge.',
  By: 'Nach',
  'The value to sort by, the item itself when empty; a list sorts by its first value, then by the next.':
    'Der Wert, nach dem sortiert wird, das Element selbst wenn leer; eine Liste sortiert nach ihrem ersten Wert, dann nach dem nächsten.',
  Direction: 'Richtung',
  'Smallest first or greatest first; null stands last in both.':
    'Kleinste zuerst oder größte zuerst; null steht in beiden zuletzt.',
  'Dearest first': 'Teuerste zuerst',
  'By two values': 'Nach zwei Werten',
  'Numbers by size': 'Zahlen nach Größe',
  Limit: 'Begrenzen',
  'Takes {count} from the {from}': 'Nimmt {count} vom {from}',
  'Takes some items from the start or the end of a list.': 'Nimmt einige Elemente vom Anfang oder Ende einer Liste.',
  Count: 'Anzahl',
  'How many items to take.': 'Wie viele Elemente genommen werden.',
  'The start or the end of the list.': 'Der Anfang oder das Ende der Liste.',
  Skip: 'Überspringen',
  'How many items to leave out before.': 'Wie viele Elemente vorher ausgelassen werden.',
  'The first two': 'Die ersten zwei',
  'The last two but one': 'Die letzten zwei vor dem letzten',
  Unique: 'Einmalig',
  'Keeps one item for each {by}': 'Behält je ein Element für {by}',
  'Keeps the first of equal items, compared as a whole or by one value.':
    'Behält das erste von gleichen Elementen, als Ganzes oder nach einem Wert verglichen.',
  'The value that must differ, the whole item when empty.':
    'Der Wert, der verschieden sein muss, das ganze Element wenn leer.',
  'By a value': 'Nach einem Wert',
  'As a whole': 'Als Ganzes',
  Group: 'Gruppieren',
  'Groups by {by}': 'Gruppiert nach {by}',
  'Makes a list of groups, each with its key, its items and their count.':
    'Macht eine Liste von Gruppen, jede mit Schlüssel, Elementen und deren Anzahl.',
  'The value that items of one group have in common.': 'Der Wert, den die Elemente einer Gruppe gemeinsam haben.',
  'By city': 'Nach Stadt',
  Summarize: 'Zusammenfassen',
  'Summarizes {value} by {by}': 'Fasst {value} nach {by} zusammen',
  'Gives count, sum, average, median, smallest and greatest of one value, for the whole list or for each group.':
    'Gibt Anzahl, Summe, Mittel, Median, kleinsten und größten Wert, für die ganze Liste oder für jede Gruppe.',
  'The number of each item, the item itself when empty; what is no number is left out.':
    'Die Zahl jedes Elements, das Element selbst wenn leer; was keine Zahl ist, bleibt außen vor.',
  'One summary for each of these values; one for the whole list when empty.':
    'Eine Zusammenfassung für jeden dieser Werte; eine für die ganze Liste, wenn leer.',
  'A whole list': 'Eine ganze Liste',
  'For each city': 'Für jede Stadt',
  'An empty list': 'Eine leere Liste',
  Join: 'Verbinden',
  'Joins with {separator}': 'Verbindet mit {separator}',
  'Makes one text of the items of a list, with a separator between them.':
    'Macht aus den Elementen einer Liste einen Text, mit einem Trennzeichen dazwischen.',
  Separator: 'Trennzeichen',
  'What stands between the items, a comma and a space when empty.':
    'Was zwischen den Elementen steht, Komma und Leerzeichen wenn leer.',
  'The text of each item, the item itself when empty.': 'Der Text jedes Elements, das Element selbst wenn leer.',
  'Names with commas': 'Namen mit Kommas',
  Lines: 'Zeilen',
  Split: 'Zerteilen',
  'Splits {value} by {by}': 'Zerteilt {value} nach {by}',
  'Cuts a text at a separator into a list, or a list into lists of a size.':
    'Zerschneidet einen Text an einem Trennzeichen zu einer Liste oder eine Liste in Teillisten einer Größe.',
  'A text to cut at a separator, or a list to cut into parts.':
    'Ein Text, der an einem Trennzeichen zerschnitten, oder eine Liste, die zerteilt wird.',
  'A separator for texts, a size for lists.': 'Ein Trennzeichen für Texte, eine Größe für Listen.',
  'Where the text is cut, at line ends when empty.': 'Wo der Text zerschnitten wird, an Zeilenenden wenn leer.',
  Trim: 'Stutzen',
  'Leaves out spaces around the parts, and empty parts.': 'Lässt Leerzeichen um die Teile und leere Teile weg.',
  Size: 'Größe',
  'How many items each part has.': 'Wie viele Elemente jeder Teil hat.',
  'Words with commas': 'Wörter mit Kommas',
  'Lines as they are': 'Zeilen, wie sie sind',
  'Parts of two': 'Teile zu zweit',
};
