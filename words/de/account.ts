import type { account as english } from '../en/account.ts';
import type { Like } from '../words.ts';

export const account: Like<typeof english> = {
  invitation: 'Einladung',
  thisInvitationDoesNotWork: 'Diese Einladung gilt nicht',
  joinOrganization: '{organization} beitreten',
  youAreInvitedAsRole:
    'Eingeladen mit der Rolle {role, select, owner {Inhaber} admin {Verwaltung} editor {Bearbeitung} runner {Ausführung} other {Ansicht}}.',
  email: 'E-Mail',
  yourName: 'Name',
  password: 'Passwort',
  passwordOfNewOrKnown: 'Mindestens 8 Zeichen. Wenn es schon ein Konto gibt, dessen Passwort.',
  join: 'Beitreten',
  chooseANewPassword: 'Neues Passwort wählen',
  newPassword: 'Neues Passwort',
  atLeast8Characters: 'Mindestens 8 Zeichen.',
  setThePassword: 'Passwort setzen',
  thePasswordIsSet: 'Das Passwort ist gesetzt',
  signInWithIt: 'Jetzt damit anmelden.',
  forgotYourPassword: 'Passwort vergessen?',
  backToSignIn: 'Zurück zur Anmeldung',
  signIn: 'Anmelden',
  welcomeBack: 'Willkommen zurück.',
  setUpPatchbay: 'Patchbay einrichten',
  theFirstAccountOwnsThisInstallation:
    'Das erste Konto ist Eigentümer dieser Installation. Nichts verlässt diesen Rechner.',
  organization: 'Organisation',
  workflowsRunsAndKeysBelong: 'Workflows, Läufe und Schlüssel gehören zu ihr. Sie lässt sich später umbenennen.',
  createTheOwner: 'Eigentümer anlegen',
  lookIntoYourMail: 'E-Mail ist unterwegs',
  askAnOwner: 'Einen Eigentümer fragen',
  ifThisAddressHasAnAccount: 'Wenn diese Adresse ein Konto hat, ist ein Link unterwegs.',
  thisInstallationSendsNoMail:
    'Diese Installation verschickt keine E-Mails. Ein Eigentümer findet den Link im Protokoll des Servers und kann ihn weitergeben.',
  aLinkLetsYouChoose: 'Über einen Link lässt sich ein neues wählen.',
  askForALink: 'Link anfordern',
  language: 'Sprache',
  wrongPassword: 'E-Mail und Passwort passen nicht zusammen. Beide prüfen und erneut versuchen.',
  tooManyTries: 'Zu viele Versuche. Eine Minute warten und erneut versuchen.',
  signingInFailed: 'Die Anmeldung ist fehlgeschlagen. Erneut versuchen.',
  roleName:
    '{role, select, owner {Inhaber} admin {Verwaltung} editor {Bearbeitung} runner {Ausführung} other {Ansicht}}',
};
