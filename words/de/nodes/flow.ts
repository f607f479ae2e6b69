export const flow: Readonly<Record<string, string>> = {
  Start: 'Start',
  'Begins when the tool is called': 'Beginnt, wenn das Werkzeug aufgerufen wird',
  'The entry for calls: everything behind it can read what the caller sent as input.':
    'Der Eingang für Aufrufe: Alles dahinter kann lesen, was der Aufrufer als Eingabe geschickt hat.',
  'Takes what the caller sends': 'Nimmt, was der Aufrufer schickt',
  End: 'Ende',
  'Answers with {output}': 'Antwortet mit {output}',
  'Gives the result of the run to the caller and ends this branch.':
    'Gibt dem Aufrufer das Ergebnis des Laufs und beendet diesen Zweig.',
  Output: 'Ausgabe',
  'The result. It must fit the output of the workflow.': 'Das Ergebnis. Es muss zur Ausgabe des Workflows passen.',
  'Answers with an object': 'Antwortet mit einem Objekt',
  'Answers with nothing': 'Antwortet mit nichts',
  Respond: 'Antworten',
  'Answers with {output} and goes on': 'Antwortet mit {output} und läuft weiter',
  'Gives the caller an answer at once, while the run goes on with the next nodes.':
    'Gibt dem Aufrufer sofort eine Antwort, während der Lauf mit den nächsten Knoten weitergeht.',
  'The answer. It must fit the output of the workflow.': 'Die Antwort. Sie muss zur Ausgabe des Workflows passen.',
  Status: 'Status',
  'The HTTP status for callers by HTTP, 200 when empty.': 'Der HTTP-Status für Aufrufer über HTTP, 200 wenn leer.',
  Headers: 'Kopfzeilen',
  'HTTP headers for callers by HTTP.': 'HTTP-Kopfzeilen für Aufrufer über HTTP.',
  'Says that the work has begun': 'Sagt, dass die Arbeit begonnen hat',
  Stop: 'Abbrechen',
  'Fails with {code}': 'Schlägt mit {code} fehl',
  'Ends the run as failed, with a code and a message of your own that the caller gets.':
    'Beendet den Lauf als fehlgeschlagen, mit einem eigenen Code und einer eigenen Meldung für den Aufrufer.',
  Code: 'Code',
  'A short word that programs can tell apart.': 'Ein kurzes Wort, das Programme unterscheiden können.',
  Message: 'Meldung',
  'A sentence for the person who called.': 'Ein Satz für die Person, die aufgerufen hat.',
  Details: 'Einzelheiten',
  'More data for the caller.': 'Weitere Daten für den Aufrufer.',
  'Tells that something was not found': 'Sagt, dass etwas nicht gefunden wurde',
  'Carries details': 'Bringt Einzelheiten mit',
  If: 'Wenn',
  'Checks {condition}': 'Prüft {condition}',
  'Goes on by true or by false, depending on a condition.':
    'Geht über wahr oder falsch weiter, je nach einer Bedingung.',
  Condition: 'Bedingung',
  'One expression that is true or false. Null, 0 and empty text count as false.':
    'Ein Ausdruck, der wahr oder falsch ist. Null, 0 und leerer Text gelten als falsch.',
  true: 'wahr',
  false: 'falsch',
  'Is true': 'Ist wahr',
  'Is false for a missing value': 'Ist falsch, wenn ein Wert fehlt',
  Switch: 'Verzweigen',
  'Chooses the {mode} of the cases that hold': 'Wählt von den zutreffenden Fällen: {mode}',
  'Goes on by the first case that holds, or by all that do; by else when none does.':
    'Geht über den ersten zutreffenden Fall weiter oder über alle; über sonst, wenn keiner zutrifft.',
  Cases: 'Fälle',
  'Each case has a jack of its own; the order counts.': 'Jeder Fall hat eine eigene Buchse; die Reihenfolge zählt.',
  Name: 'Name',
  'The name of the jack for this case.': 'Der Name der Buchse für diesen Fall.',
  When: 'Wenn',
  'The case is taken when this is true.': 'Der Fall gilt, wenn dies wahr ist.',
  Take: 'Nimmt',
  'Only the first case that holds, or all of them.': 'Nur den ersten zutreffenden Fall oder alle.',
  else: 'sonst',
  'Takes the first case that holds': 'Nimmt den ersten Fall, der zutrifft',
  'Takes else when none holds': 'Nimmt sonst, wenn keiner zutrifft',
  'Takes all that hold': 'Nimmt alle, die zutreffen',
  Merge: 'Zusammenführen',
  'Joins its branches as {mode}': 'Führt seine Zweige zusammen: {mode}',
  'Waits for its branches and makes one value of theirs: a list, an object by node, rows with the same key, rows in step, or the first.':
    'Wartet auf seine Zweige und macht aus ihren Werten einen: eine Liste, ein Objekt nach Knoten, Zeilen mit gleichem Schlüssel, Zeilen im Gleichschritt oder den ersten.',
  Make: 'Macht',
  'A list of the values, an object by node id, rows joined by a key, rows joined in step, or only the first value.':
    'Eine Liste der Werte, ein Objekt nach Knoten-Ids, Zeilen über einen Schlüssel verbunden, Zeilen im Gleichschritt verbunden oder nur den ersten Wert.',
  Key: 'Schlüssel',
  'The name of the value that rows of the lists have in common.':
    'Der Name des Werts, den die Zeilen der Listen gemeinsam haben.',
  'A list in the order of the drawing': 'Eine Liste in der Reihenfolge der Zeichnung',
  'An object by node': 'Ein Objekt nach Knoten',
  'Rows with the same key': 'Zeilen mit gleichem Schlüssel',
  'Rows in step': 'Zeilen im Gleichschritt',
  'Only the first': 'Nur den ersten',
  'For each': 'Für jedes',
  'Repeats for each of {items}': 'Wiederholt für jedes Element von {items}',
  'Runs the nodes inside it once for each item of a list and gives the list of their results.':
    'Führt die Knoten darin für jedes Element einer Liste einmal aus und gibt die Liste ihrer Ergebnisse.',
  Items: 'Elemente',
  'A list; null counts as an empty one, any other value as a list of one.':
    'Eine Liste; null gilt als leere, jeder andere Wert als Liste mit einem Element.',
  'At once': 'Gleichzeitig',
  'How many items are worked on side by side, 1 when empty.':
    'Wie viele Elemente nebeneinander bearbeitet werden, 1 wenn leer.',
  'When an item fails': 'Wenn ein Element fehlschlägt',
  'Stop and fail, leave the item out, or put its error into the list.':
    'Anhalten und fehlschlagen, das Element auslassen oder seinen Fehler in die Liste setzen.',
  Result: 'Ergebnis',
  'What each item gives; it can read the nodes inside. The output of the last node when empty.':
    'Was jedes Element ergibt; die Knoten darin sind lesbar. Wenn leer, die Ausgabe des letzten Knotens.',
  Variables: 'Variablen',
  'Each turn has these for itself; Set variable changes them.':
    'Jeder Durchgang hat sie für sich; „Variable setzen“ ändert sie.',
  'A small letter, then small letters, digits and _; expressions read it by this name.':
    'Ein Kleinbuchstabe, dann Kleinbuchstaben, Ziffern und _; Ausdrücke lesen sie unter diesem Namen.',
  'First value': 'Erster Wert',
  'Any JSON value, with which each turn begins; null when empty.':
    'Ein beliebiger JSON-Wert, mit dem jeder Durchgang beginnt; null wenn leer.',
  'Works on three orders at a time': 'Bearbeitet drei Bestellungen gleichzeitig',
  'Gives a list with what the last node inside gave for each order; for one that failed, its error.':
    'Gibt eine Liste mit dem, was der letzte Knoten darin für jede Bestellung ergab; für eine fehlgeschlagene ihren Fehler.',
  While: 'Solange',
  'Repeats while {condition}': 'Wiederholt, solange {condition}',
  'Runs the nodes inside it as long as its condition holds and gives the list of their results.':
    'Führt die Knoten darin aus, solange die Bedingung gilt, und gibt die Liste ihrer Ergebnisse.',
  'Asked before each turn. It may read index, and the nodes inside as they were in the turn before.':
    'Wird vor jedem Durchgang gefragt. Lesbar sind index und die Knoten darin, wie sie im Durchgang davor waren.',
  'Turns at most': 'Durchgänge höchstens',
  'Fails when the condition still holds after so many turns; 1,000 when empty.':
    'Schlägt fehl, wenn die Bedingung nach so vielen Durchgängen noch gilt; 1.000 wenn leer.',
  'What each turn gives; it can read the nodes inside. The output of the last node when empty.':
    'Was jeder Durchgang ergibt; die Knoten darin sind lesbar. Wenn leer, die Ausgabe des letzten Knotens.',
  'Reads page after page': 'Liest Seite um Seite',
  'Gives a list with the results of three turns: those of index 0, 1 and 2.':
    'Gibt eine Liste mit den Ergebnissen von drei Durchgängen: denen mit index 0, 1 und 2.',
  Try: 'Versuchen',
  'Tries what is inside': 'Versucht, was darin steht',
  'Runs the nodes inside it; when one of them fails, the run goes on by error.':
    'Führt die Knoten darin aus; wenn einer fehlschlägt, geht der Lauf über Fehler weiter.',
  'What it gives; it can read the nodes inside. The output of the last node when empty.':
    'Was er ergibt; die Knoten darin sind lesbar. Wenn leer, die Ausgabe des letzten Knotens.',
  'Goes on by error when something inside fails': 'Geht über Fehler weiter, wenn darin etwas fehlschlägt',
  'Leaves by out with what the last node inside gave, or by error with the failure under error.':
    'Verlässt ihn über out mit dem, was der letzte Knoten darin ergab, oder über error mit dem Fehler unter error.',
  'Gives a part of what a node inside gave': 'Gibt einen Teil dessen, was ein Knoten darin ergab',
  'Leaves by out with { "stock": 4 }.': 'Verlässt ihn über out mit { "stock": 4 }.',
  Parallel: 'Parallel',
  'Does what is inside side by side': 'Tut nebeneinander, was darin steht',
  'Begins all branches inside it at once and gives the outputs of their last nodes by name.':
    'Beginnt alle Zweige darin zugleich und gibt die Ausgaben ihrer letzten Knoten nach Namen.',
  'How many nodes inside may be at work at the same time; all when empty.':
    'Wie viele Knoten darin gleichzeitig arbeiten dürfen; alle wenn leer.',
  'What it gives; it can read the nodes inside. The outputs of the last nodes by name when empty.':
    'Was er ergibt; die Knoten darin sind lesbar. Wenn leer, die Ausgaben der letzten Knoten nach Namen.',
  'Works on two branches at a time': 'Arbeitet an zwei Zweigen gleichzeitig',
  'Gives an object with the output of each last node inside, under its name.':
    'Gibt ein Objekt mit der Ausgabe jedes letzten Knotens darin unter dessen Namen.',
  Break: 'Schleife verlassen',
  'Leaves the loop': 'Verlässt die Schleife',
  'Ends the nearest For each or While: the results up to this turn are its output.':
    'Beendet die nächste Schleife (Für jedes oder Solange): Die Ergebnisse bis zu diesem Durchgang sind ihre Ausgabe.',
  Continue: 'Weiter',
  'Goes on with the next turn': 'Geht zum nächsten Durchgang',
  'Ends this turn of the nearest For each or While and goes on with the next one.':
    'Beendet diesen Durchgang der nächsten Schleife (Für jedes oder Solange) und geht zum nächsten.',
  'Set variable': 'Variable setzen',
  'Sets {name}': 'Setzt {name}',
  'Sets a variable of the run, adds to a number, or appends to a list. Later steps read it as vars.name.':
    'Setzt eine Variable des Laufs, zählt zu einer Zahl hinzu oder hängt an eine Liste an. Spätere Schritte lesen sie als vars.name.',
  Variable: 'Variable',
  "Declared among the workflow's variables.": 'Unter den Variablen des Workflows angelegt.',
  Value: 'Wert',
  'The new value, what is added, or what is appended.': 'Der neue Wert oder was hinzugezählt oder angehängt wird.',
  How: 'Wie',
  'Put it in its place, add it to a number, or append it to a list. Answers the new value, or the new length of a list.':
    'An seine Stelle setzen, zu einer Zahl hinzuzählen oder an eine Liste anhängen. Antwortet mit dem neuen Wert oder der neuen Länge der Liste.',
  'Counts up': 'Zählt hoch',
  'Remembers a value': 'Merkt sich einen Wert',
  Wait: 'Warten',
  'Waits {for} {until}': 'Wartet {for} {until}',
  'Pauses the run for a while, until a moment, for an event, or until its callback is called. Waiting costs nothing.':
    'Hält den Lauf an: eine Weile, bis zu einem Zeitpunkt, auf ein Ereignis oder bis seine Rückrufadresse aufgerufen wird. Warten kostet nichts.',
  For: 'Dauer',
  'How long, such as 30s, 10m or 7d.': 'Wie lange, etwa 30s, 10m oder 7d.',
  Until: 'Bis',
  'A moment as ISO 8601; one in the past is over at once.':
    'Ein Zeitpunkt nach ISO 8601; ein vergangener ist sofort vorbei.',
  Event: 'Ereignis',
  'Goes on when an event of this topic is published.':
    'Geht weiter, wenn ein Ereignis dieses Themas veröffentlicht wird.',
  Topic: 'Thema',
  'The name of the event.': 'Der Name des Ereignisses.',
  Match: 'Passend',
  'Values that the event must carry.': 'Werte, die das Ereignis tragen muss.',
  Callback: 'Rückruf',
  'Goes on when the address of this wait is called.': 'Geht weiter, wenn die Adresse dieses Wartens aufgerufen wird.',
  Ask: 'Anfrage',
  'A request that is sent once the run waits, until the service takes it. Write $callbackUrl where the address belongs; the service posts {"data": …} to it.':
    'Eine Anfrage, die gesendet wird, sobald der Lauf wartet, bis der Dienst sie annimmt. $callbackUrl steht, wo die Adresse hingehört; der Dienst schickt {"data": …} dorthin.',
  Method: 'Methode',
  'How the service is asked.': 'Wie der Dienst gefragt wird.',
  URL: 'URL',
  'Of the service that is to call back.': 'Des Dienstes, der zurückrufen soll.',
  'Names and values.': 'Namen und Werte.',
  Body: 'Inhalt',
  'What the service is sent; $callbackUrl in it becomes the address. Without a body it is sent as callbackUrl.':
    'Was der Dienst bekommt; $callbackUrl darin wird zur Adresse. Ohne Inhalt wird sie als callbackUrl geschickt.',
  Connection: 'Verbindung',
  'Whose credentials are added.': 'Wessen Zugangsdaten hinzugefügt werden.',
  Timeout: 'Frist',
  'How long to wait for an event or callback, then go on by timeout.':
    'Wie lange auf ein Ereignis oder einen Rückruf gewartet wird, dann geht es über Frist weiter.',
  timeout: 'Frist',
  'Waits ten minutes': 'Wartet zehn Minuten',
  'Waits until a moment': 'Wartet bis zu einem Zeitpunkt',
  'Waits for an event': 'Wartet auf ein Ereignis',
  'Asks a service to call back': 'Bittet einen Dienst um Rückruf',
  'Gives up on a callback': 'Gibt einen Rückruf auf',
  Approval: 'Freigabe',
  'Asks: {title}': 'Fragt: {title}',
  'Pauses the run until a person approves or rejects, in the app, by a link or over the API.':
    'Hält den Lauf an, bis eine Person zustimmt oder ablehnt, in der App, über einen Link oder die API.',
  Title: 'Titel',
  'What the person has to decide, in one sentence.': 'Was die Person zu entscheiden hat, in einem Satz.',
  Form: 'Formular',
  'A JSON Schema of what the person fills in.': 'Ein JSON-Schema dessen, was die Person ausfüllt.',
  Assignees: 'Zuständige',
  'Who may decide; everyone in the organization when empty.':
    'Wer entscheiden darf; alle in der Organisation, wenn leer.',
  Person: 'Person',
  'An e-mail address or a role.': 'Eine E-Mail-Adresse oder eine Rolle.',
  Remind: 'Erinnern',
  'How often the assignees are reminded.': 'Wie oft die Zuständigen erinnert werden.',
  Escalate: 'Eskalieren',
  'Who is asked as well when nobody has answered by then.':
    'Wer zusätzlich gefragt wird, wenn bis dahin niemand geantwortet hat.',
  After: 'Nach',
  'How long nobody has answered by then, such as 2d or 12h.':
    'Wie lange bis dahin niemand geantwortet hat, etwa 2d oder 12h.',
  To: 'An',
  'The people and roles that are asked then.': 'Die Personen und Rollen, die dann gefragt werden.',
  'How long to wait, then go on by timeout.': 'Wie lange gewartet wird, dann geht es über Frist weiter.',
  approved: 'zugestimmt',
  rejected: 'abgelehnt',
  'Is approved with a note': 'Zustimmung mit einer Notiz',
  'Is rejected': 'Ablehnung',
  'Is asked again, and then of an admin': 'Wird erneut gefragt, dann eine Verwaltung',
  'Nobody answers': 'Niemand antwortet',
  'Call workflow': 'Workflow aufrufen',
  'Calls {workflow}': 'Ruft {workflow} auf',
  'Runs another workflow and goes on with its output, or starts it and goes on at once.':
    'Führt einen anderen Workflow aus und geht mit dessen Ausgabe weiter, oder startet ihn und geht sofort weiter.',
  Workflow: 'Workflow',
  'Its slug or id, its address where the administrator allows it, or a whole workflow as JSON.':
    'Sein Kurzname oder seine Id, seine Adresse, wo die Verwaltung es erlaubt, oder ein ganzer Workflow als JSON.',
  Version: 'Version',
  'A version number; the published one when empty.': 'Eine Versionsnummer; die veröffentlichte, wenn leer.',
  Input: 'Eingabe',
  'What the workflow gets as its input.': 'Was der Workflow als Eingabe bekommt.',
  Then: 'Dann',
  'Wait for its output, or go on as soon as it has begun.':
    'Auf seine Ausgabe warten oder weitergehen, sobald er begonnen hat.',
  'Goes on with the output': 'Geht mit der Ausgabe weiter',
  'Runs a workflow in place, whose expressions are its own':
    'Führt einen Workflow an Ort und Stelle aus, dessen Ausdrücke seine eigenen sind',
  'Starts it and goes on': 'Startet ihn und geht weiter',
  Emit: 'Ereignis senden',
  'Publishes {topic}': 'Veröffentlicht {topic}',
  'Publishes an event: runs that wait for it go on, and workflows with a trigger for it begin.':
    'Veröffentlicht ein Ereignis: Läufe, die darauf warten, gehen weiter, und Workflows mit einem Auslöser dafür beginnen.',
  Data: 'Daten',
  'What the event says.': 'Was das Ereignis sagt.',
  'An order was paid': 'Eine Bestellung wurde bezahlt',
  'An event without data': 'Ein Ereignis ohne Daten',
};
