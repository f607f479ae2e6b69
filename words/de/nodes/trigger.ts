export const trigger: Readonly<Record<string, string>> = {
  Webhook: 'Webhook',
  'Begins when /{path} is called': 'Beginnt, wenn /{path} aufgerufen wird',
  'Begins a run for each HTTP request to an address of its own. Requests can be signed, and one that is sent twice begins one run.':
    'Beginnt für jede HTTP-Anfrage an eine eigene Adresse einen Lauf. Anfragen können signiert sein, und eine doppelt gesendete beginnt nur einen Lauf.',
  Path: 'Pfad',
  'The end of the address: small letters, digits, _ . - and / between parts.':
    'Das Ende der Adresse: Kleinbuchstaben, Ziffern, _ . - und / zwischen Teilen.',
  'The HTTP method, or a list of them, that begins a run; others are refused.':
    'Die HTTP-Methode oder eine Liste davon, die einen Lauf beginnt; andere werden abgelehnt.',
  'Who may call': 'Wer aufrufen darf',
  'How a caller proves itself: hmac signs timestamp and body, standard is Standard Webhooks.':
    'Wie sich ein Aufrufer ausweist: hmac signiert Zeitstempel und Inhalt, standard ist Standard Webhooks.',
  'The connection whose token, value or password is the shared secret.':
    'Die Verbindung, deren Token, Wert oder Passwort das gemeinsame Geheimnis ist.',
  'Previous connection': 'Vorige Verbindung',
  'Its secret is taken as well, while callers change to the new one.':
    'Auch ihr Geheimnis gilt, solange Aufrufer zum neuen wechseln.',
  'The header with the key or signature: x-api-key or x-signature when empty.':
    'Die Kopfzeile mit Schlüssel oder Signatur: x-api-key oder x-signature, wenn leer.',
  'Timestamp header': 'Zeitstempel-Kopfzeile',
  'The header with the seconds since 1970 that are signed with the body: x-timestamp when empty.':
    'Die Kopfzeile mit den Sekunden seit 1970, die mit dem Inhalt signiert sind: x-timestamp, wenn leer.',
  Answer: 'Antwort',
  'At once with the id of the run, or when the run answers.':
    'Sofort mit der Id des Laufs, oder wenn der Lauf antwortet.',
  'Event id': 'Ereignis-Id',
  'What tells one event from another; a second one with the same value begins nothing.':
    'Was ein Ereignis vom anderen unterscheidet; ein zweites mit demselben Wert beginnt nichts.',
  'Each event once': 'Jedes Ereignis einmal',
  'Without an id': 'Ohne Id',
  'An event that names no id begins a run each time, or the same content counts as the same event.':
    'Ein Ereignis ohne Id beginnt jedes Mal einen Lauf, oder gleicher Inhalt gilt als dasselbe Ereignis.',
  'Remember for days': 'Merken für Tage',
  'How long event ids are kept, 7 to 30 days.': 'Wie lange Ereignis-Ids behalten werden, 7 bis 30 Tage.',
  Debounce: 'Entprellen',
  'Waits until nothing has come for this long, then begins one run with the last event.':
    'Wartet, bis so lange nichts kam, und beginnt dann einen Lauf mit dem letzten Ereignis.',
  'Debounce key': 'Schlüssel zum Entprellen',
  'Events with different values wait for themselves.': 'Ereignisse mit verschiedenen Werten warten je für sich.',
  Priority: 'Priorität',
  'Which of the runs that wait for their turn goes first; what the workflow says when empty.':
    'Welcher der wartenden Läufe zuerst an die Reihe kommt; was der Workflow sagt, wenn leer.',
  'Order of runs': 'Reihenfolge der Läufe',
  'Takes signed orders once each': 'Nimmt signierte Bestellungen je einmal an',
  'Answers with the result': 'Antwortet mit dem Ergebnis',
  Schedule: 'Zeitplan',
  'Begins at {cron} {every}': 'Beginnt zu {cron} {every}',
  'Begins a run at set times: by a cron expression in a time zone, or again and again after a while.':
    'Beginnt einen Lauf zu festen Zeiten: nach einem Cron-Ausdruck in einer Zeitzone oder immer wieder nach einer Weile.',
  Cron: 'Cron',
  'Minute, hour, day, month and weekday, with seconds before them if wanted.':
    'Minute, Stunde, Tag, Monat und Wochentag, auf Wunsch mit Sekunden davor.',
  Every: 'Alle',
  'Instead of cron: how long from one run to the next, at least 1s.':
    'Statt Cron: wie lange von einem Lauf zum nächsten, mindestens 1s.',
  'Time zone': 'Zeitzone',
  'The zone in which the cron expression is read, such as Europe/Berlin.':
    'Die Zone, in der der Cron-Ausdruck gelesen wird, etwa Europe/Berlin.',
  'Missed times': 'Verpasste Zeiten',
  'What to do about times at which no server was running: leave them out, make up for them once, or for all.':
    'Was mit Zeiten geschieht, zu denen kein Server lief: auslassen, einmal nachholen oder alle nachholen.',
  'On weekdays at eight in Berlin': 'Werktags um acht in Berlin',
  'Every quarter of an hour': 'Jede Viertelstunde',
  'Begins when {topic} is published': 'Beginnt, wenn {topic} veröffentlicht wird',
  'Begins a run for each event of a topic that another run or the API publishes.':
    'Beginnt für jedes Ereignis eines Themas einen Lauf, das ein anderer Lauf oder die API veröffentlicht.',
  'The name of the event, exactly as it is published.': 'Der Name des Ereignisses, genau wie es veröffentlicht wird.',
  'Only events for which this is true begin a run; the event is the input.':
    'Nur Ereignisse, für die dies wahr ist, beginnen einen Lauf; das Ereignis ist die Eingabe.',
  'Large orders': 'Große Bestellungen',
  'Begins when {title} is sent': 'Beginnt, wenn {title} abgeschickt wird',
  'Begins a run when somebody fills in and sends a hosted form of one or more pages.':
    'Beginnt einen Lauf, wenn jemand ein gehostetes Formular mit einer oder mehreren Seiten ausfüllt und abschickt.',
  'Stands at the head of the form.': 'Steht am Kopf des Formulars.',
  Description: 'Beschreibung',
  'One or two sentences under the title.': 'Ein oder zwei Sätze unter dem Titel.',
  'What is asked on one page, as a JSON Schema of an object.':
    'Was auf einer Seite gefragt wird, als JSON-Schema eines Objekts.',
  Pages: 'Seiten',
  'Instead of fields: the pages of a form that asks step by step.':
    'Statt der Felder: die Seiten eines Formulars, das Schritt für Schritt fragt.',
  'The name of the page.': 'Der Name der Seite.',
  'What is asked on this page, as a JSON Schema of an object.':
    'Was auf dieser Seite gefragt wird, als JSON-Schema eines Objekts.',
  Button: 'Knopf',
  'The words on the last button.': 'Die Worte auf dem letzten Knopf.',
  Thanks: 'Dank',
  'What is shown once the form is sent.': 'Was erscheint, wenn das Formular abgeschickt ist.',
  'Asks for a name': 'Fragt nach einem Namen',
  'Asks on two pages': 'Fragt auf zwei Seiten',
  Error: 'Fehler',
  'Begins when a run fails': 'Beginnt, wenn ein Lauf fehlschlägt',
  'Begins one run for each run of a published workflow that has failed. A failure of its own run begins none.':
    'Beginnt für jeden fehlgeschlagenen Lauf eines veröffentlichten Workflows einen Lauf. Schlägt dieser selbst fehl, beginnt keiner.',
  Workflows: 'Workflows',
  'Whose failures count; all of the organization when empty.':
    'Wessen Fehlschläge zählen; alle der Organisation, wenn leer.',
  'The slug of a workflow.': 'Der Kurzname eines Workflows.',
  'Hears of every failure': 'Hört von jedem Fehlschlag',
  'Hears of one workflow, before others have their turn': 'Hört von einem Workflow, bevor andere an der Reihe sind',
  'Request a refund': 'Erstattung beantragen',
  'Thank you. We have got it.': 'Vielen Dank. Es ist angekommen.',
};
