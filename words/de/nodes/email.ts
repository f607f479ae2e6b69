export const email: Readonly<Record<string, string>> = {
  'Send mail': 'Mail senden',
  'Sends “{subject}” to {to}': 'Sendet „{subject}“ an {to}',
  'Sends an e-mail by SMTP. When it is not certain whether one went out, a person is asked before it is sent again.':
    'Sendet eine E-Mail über SMTP. Ist nicht sicher, ob sie hinausging, wird eine Person gefragt, bevor sie erneut gesendet wird.',
  'A mail server from the settings; without one the server’s own is used.':
    'Ein Mailserver aus den Einstellungen; ohne einen gilt der des Servers.',
  'Who gets it.': 'Wer sie bekommt.',
  Copy: 'Kopie',
  'Who gets a copy that all see.': 'Wer eine Kopie bekommt, die alle sehen.',
  'Blind copy': 'Blindkopie',
  'Who gets a copy that nobody sees.': 'Wer eine Kopie bekommt, die niemand sieht.',
  'Reply to': 'Antwort an',
  'Where answers go.': 'Wohin Antworten gehen.',
  Subject: 'Betreff',
  'One line.': 'Eine Zeile.',
  'The message as plain text.': 'Die Nachricht als reiner Text.',
  HTML: 'HTML',
  'The message as HTML, beside or instead of the text.': 'Die Nachricht als HTML, neben dem Text oder statt seiner.',
  Attachments: 'Anhänge',
  'Files, such as the body of an HTTP request that was read as a file.':
    'Dateien, etwa der Inhalt einer HTTP-Anfrage, der als Datei gelesen wurde.',
  'Tells a customer': 'Benachrichtigt einen Kunden',
  'Fails when the server refuses': 'Schlägt fehl, wenn der Server ablehnt',
};
