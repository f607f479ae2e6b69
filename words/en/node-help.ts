/** Words of nodeHelp. */
export const nodeHelp = {
  afterwards: 'Then',
  setTo: 'Set to',
  given: 'Given',
  gives: 'Gives',
  itWaitsSuspends: 'It waits ({suspends}).',
  itLeavesByPort: 'It leaves by {port}.',
  itFailsWithError: 'It fails with {error}.',
  wayIn: 'way in',
  wayOut: 'way out',
  jacks: 'Jacks',
  example: 'Example',
} as const;
