export const http: Readonly<Record<string, string>> = {
  'HTTP request': 'HTTP-Anfrage',
  'Calls {method} {url}': 'Ruft {method} {url} auf',
  'Sends an HTTP request and gives status, headers, body and address of the answer.':
    'Sendet eine HTTP-Anfrage und gibt Status, Kopfzeilen, Inhalt und Adresse der Antwort.',
  'GET and HEAD only read; all others are never sent twice by accident.':
    'GET und HEAD lesen nur; alle anderen werden nie versehentlich zweimal gesendet.',
  'The address. What an expression puts into it is percent-encoded, but for the base it may begin with.':
    'Die Adresse. Was ein Ausdruck hineinsetzt, wird prozentkodiert, außer der Basis, mit der sie beginnen kann.',
  Query: 'Abfrage',
  'Names and values after the question mark.': 'Namen und Werte hinter dem Fragezeichen.',
  'Null leaves it out, a list repeats it.': 'Null lässt ihn weg, eine Liste wiederholt ihn.',
  'Names and values. Keys and passwords belong into a connection.':
    'Namen und Werte. Schlüssel und Passwörter gehören in eine Verbindung.',
  'Text is sent as it is, data as JSON, a file as its bytes.':
    'Text wird gesendet, wie er ist, Daten als JSON, eine Datei als ihre Bytes.',
  'Whose credentials are added to the request.': 'Wessen Zugangsdaten der Anfrage hinzugefügt werden.',
  'Read as': 'Lesen als',
  'By the type of the answer, or always as JSON, text or file.':
    'Nach dem Typ der Antwort, oder immer als JSON, Text oder Datei.',
  Accept: 'Annehmen',
  'Statuses that are fine, such as 2xx or 404; any other one is a failure.':
    'Status, die in Ordnung sind, etwa 2xx oder 404; jeder andere ist ein Fehler.',
  'Reads an order': 'Liest eine Bestellung',
  'Sends JSON': 'Sendet JSON',
  'Takes a missing order for an answer': 'Nimmt eine fehlende Bestellung als Antwort',
  'Fails when the server is busy': 'Schlägt fehl, wenn der Server überlastet ist',
  'Refuses what is no address': 'Lehnt ab, was keine Adresse ist',
  'Passes on a failure of the network': 'Gibt einen Fehler des Netzes weiter',
};
