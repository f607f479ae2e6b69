import type { actions as english } from '../en/actions.ts';
import type { Like } from '../words.ts';

export const actions: Like<typeof english> = {
  frame: 'Rahmen',
  addAKind: '{kind, select, note {Notiz} other {Rahmen}} hinzufügen',
  addedAKindWrite: '{kind, select, note {Notiz} other {Rahmen}} hinzugefügt. Im Inspektor hineinschreiben.',
  tidying: 'Wird aufgeräumt…',
  tidyingBusy: 'Wird aufgeräumt',
  everythingIsTidyAlready: 'Alles ist schon aufgeräumt',
  tidiedNodes: '{count, plural, one {# Knoten} other {# Knoten}} aufgeräumt',
  tidyTheLayout: 'Anordnung aufräumen',
  tidyTheSelection: 'Auswahl aufräumen',
  notTidied: 'Nicht aufgeräumt',
  theLayoutCouldNotBeLoaded:
    'Die Anordnung ließ sich nicht laden, oder der Workflow hat sich inzwischen geändert. Erneut versuchen.',
  bothEndsMustBeNodes: 'Beide Enden müssen Knoten dieses Workflows sein.',
  aCableCannotCrossTheBorder: 'Ein Kabel kann die Grenze eines Containers nicht überqueren.',
  nodeHasNoWayOutCalled: '{node} hat keinen Ausgang namens {port}.',
  nodeHasNoWayInCalled: '{node} hat keinen Eingang namens {port}.',
  typeDoesNotFitAJack: '{type} passt nicht in eine Buchse für {taken}.',
  theseTwoAreConnectedAlready: 'Diese beiden sind schon verbunden.',
  nodeDoesMoreThanGive: '{node} tut mehr, als eine Ausgabe zu geben. Den Knoten davor anheften.',
  nodeGaveNothingInTheRun: '{node} gab im gezeigten Lauf nichts aus. Ihn ausführen oder seine Ausgabe schreiben.',
  itHasLengthCharactersOfJSON:
    'Es hat {length, number} Zeichen JSON, angeheftet werden können {most, number}. Einen Teil davon anheften oder den Knoten ausführen.',
  itHoldsTheData: 'Er enthält die Daten der Datei.',
  itReadsTheValue: 'Er liest {value} der Datei als Daten.',
  itHoldsTheText: 'Er enthält den Text der Datei.',
  nodeHoldsNodesAndToCannot: '{node} enthält Knoten, {to} kann keine enthalten. Sie zuerst herausnehmen.',
  selectTheNodes: 'Die Knoten auswählen, die ein Workflow werden sollen.',
  selectNodesOfOneLevelSome: 'Knoten einer Ebene auswählen: Einige liegen in einem Container.',
  nodeBeginsTheWorkflowLeave: '{node} beginnt den Workflow. Ihn weglassen.',
  nodeAnswersWhoeverCalledThisWorkflow: '{node} antwortet dem Aufrufer dieses Workflows. Ihn weglassen.',
  nodeLeavesALoopThatStays:
    '{node} verlässt eine Schleife, die hier bleibt. Die ganze Schleife nehmen oder ihn weglassen.',
  nodeUsesVariablesOfThisRun: '{node} verwendet Variablen dieses Laufs. Ihn weglassen.',
  nodeIsUndoneByByTake: '{node} wird durch {by} rückgängig gemacht. Beide nehmen oder keinen.',
  undoneIsUndoneByCompensateTake: '{undone} wird durch {compensate} rückgängig gemacht. Beide nehmen oder keinen.',
  theSelectionIsEnteredAtSeveral:
    'Die Auswahl wird an mehreren Stellen betreten: {value}. Auswählen, was einen Eingang hat.',
  toTakesItsValue: '{to} bekommt seinen Wert über ein Kabel. Auch seine Quelle auswählen.',
  theSelectionIsLeftAtSeveral:
    'Die Auswahl wird an mehreren Stellen verlassen: {ways}. Auswählen, was einen Ausgang hat.',
  aWayEndsAtNodeEnding:
    'Ein Weg endet bei {node} ({ending}), und der Aufruf ginge danach weiter. Auswählen, was von allen Wegen weiterführt, oder nur einen Weg.',
  nodeLeadsOnByPortOnly: '{node} führt nur über {port} weiter, und der Aufruf ginge so oder so weiter. Ihn weglassen.',
  idCallsNoWorkflowSelect: '{id} ruft keinen Workflow auf. Einen Aufruf auswählen.',
  idDoesNotWaitForWhat: '{id} wartet nicht auf das Aufgerufene. Ihn zuerst warten lassen.',
  idIsSwitchedOffSwitch: '{id} ist ausgeschaltet. Ihn zuerst einschalten.',
  idIsPinnedToAnOutput: '{id} hat eine angeheftete Ausgabe. Sie zuerst lösen.',
  idFindsOutInTheRun: '{id} erfährt erst im Lauf, was er aufruft. Einen Workflow nennen.',
  idHasRulesForTheCall:
    '{id} hat Regeln für den Aufruf als Ganzes ({rules}), die seine Knoten nicht einhalten könnten. Sie zuerst entfernen.',
  slugHasVariablesOfItsOwn: '{slug} hat eigene Variablen ({variables}).',
  slugHasLimitsOfItsOwn: '{slug} hat eigene Grenzen ({limits}).',
  slugAlsoBeginsByItselfTrigger: '{slug} beginnt auch von selbst ({trigger}).',
  slugHasNoStart: '{slug} hat keinen Start.',
  slugHasNoEnd: '{slug} hat kein Ende.',
  slugHasSeveralEndsEnds: '{slug} hat mehrere Enden ({ends}).',
  slugEndsInsideAContainerEnds: '{slug} endet in einem Container ({ends}).',
  nodeOfSlugHasTheUnknown: '{node} aus {slug} hat den unbekannten Typ {type}.',
  nodeOfSlugAnswersBefore: '{node} aus {slug} antwortet vor dem Ende.',
  nodeOfSlugEndsTheCalled: '{node} aus {slug} beendet nur den aufgerufenen Lauf; hier würde er diesen beenden.',
  nodeOfSlugIsCode: '{node} aus {slug} ist Code, der Namen in seinem Text liest.',
  nodeOfSlugKeepsState: '{node} aus {slug} hält einen Zustand jenes Workflows.',
  nodeOfSlugIsUndone:
    '{node} aus {slug} wird rückgängig gemacht, wenn der aufgerufene Lauf fehlschlägt; hier, wenn dieser ganze Lauf es tut.',
  nodeOfSlugUsesVariables:
    '{node} aus {slug} verwendet {own, select, yes {seinen eigenen Lauf} other {Variablen seines Laufs}}.',
  aWayOfSlugStops:
    'Ein Weg von {slug} hört bei {node} ({loose}) vor dem Ende auf, und die Knoten hinter dem Aufruf würden nicht auf ihn warten.',
  fileIsEmpty: '{name} ist leer.',
  fileHoldsNoText:
    '{name} enthält keinen Text, also kann kein Knoten es aus dem Workflow lesen. Dorthin legen, wo ein HTTP-Knoten es holen kann.',
  fileIsTooLarge:
    '{name} ist zu groß, um in einem Workflow zu stehen ({size, number} kB; höchstens {most, number}). Dorthin legen, wo ein HTTP-Knoten es holen kann, oder in eine Tabelle.',
  fileIsOfN8n:
    '{name} ist ein Workflow von n8n, der sich noch nicht lesen lässt. Hier zeichnen oder über seinen Webhook per HTTP aufrufen.',
  fileIsNoSoundWorkflow:
    '{name} ist kein gültiger Workflow. In der Liste der Workflows importieren, um zu erfahren, was nicht stimmt.',
  fileDescribesNoOperation: '{name} beschreibt keine Operation, also gibt es nichts aufzurufen.',
  fileIsNot: '{name} ist kein {what}: {reason}.',
  curlNamesNoAddress: 'Der curl-Befehl nennt keine Adresse. Eine hinzufügen, etwa https://api.example.com/orders.',
};
