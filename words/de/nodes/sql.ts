export const sql: Readonly<Record<string, string>> = {
  'SQL query': 'SQL-Abfrage',
  'Asks {connection}: {statement}': 'Fragt {connection}: {statement}',
  'Runs one SQL statement on Postgres, MySQL or SQLite and gives its rows. It can only read unless you say otherwise.':
    'Führt eine SQL-Anweisung auf Postgres, MySQL oder SQLite aus und gibt ihre Zeilen. Sie kann nur lesen, solange nichts anderes gesagt ist.',
  'The database, from the settings.': 'Die Datenbank aus den Einstellungen.',
  Statement: 'Anweisung',
  'One statement; it holds no expressions. Values stand as $1, $2 in Postgres and as ? in MySQL and SQLite.':
    'Eine Anweisung ohne Ausdrücke. Werte stehen als $1, $2 in Postgres und als ? in MySQL und SQLite.',
  'In the order of their places; they are bound and never become SQL.':
    'In der Reihenfolge ihrer Plätze; sie werden gebunden und nie zu SQL.',
  'Only read': 'Nur lesen',
  'The database itself refuses to change anything.': 'Die Datenbank selbst lehnt jede Änderung ab.',
  'At most so many rows; 1000 by default.': 'Höchstens so viele Zeilen; 1000, wenn nichts gesagt ist.',
  'Orders of a customer': 'Bestellungen eines Kunden',
  'Closes an order': 'Schließt eine Bestellung',
  'A statement that the database refuses': 'Eine Anweisung, die die Datenbank ablehnt',
};
