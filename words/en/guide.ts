/** Words of guide. */
export const guide = {
  yourFirstWorkflow: 'Your first workflow',
  atOfCount: '{at, number} of {count, number}',
  thatWasAllOfItDraw: 'That was all of it: draw, run, publish. Everything else is more of the same.',
  done: 'Done',
  firstWorkflow: 'First workflow',
  putTheGuideAway: 'Put the guide away',
  beginWithAStart: 'Begin with a Start',
  pressTabOnTheCanvas:
    'Press Tab on the canvas, or double-click it, type “start” and press Enter. It stands for the call: what the caller sends is its output.',
  putItThere: 'Put it there',
  addStart: 'Add start',
  plugInWhatHappens: 'Plug in what happens',
  dragFromTheJack:
    "Drag from the jack at the right of Start into empty space and choose Template. Write “Hello '{{ input.name }}'!” into its text: what stands in braces is filled in when it runs.",
  doItForMe: 'Do it for me',
  addGreeting: 'Add greeting',
  sayWhatComesOut: 'Say what comes out',
  dragFromTheLastJackAgain:
    'Drag from the last jack again and choose End. Its output is the answer: give it the id of the node before, in braces.',
  addEnd: 'Add end',
  runItAndLook: 'Run it and look',
  pressRunAndGiveItName: `Press Run and give it '{"name": "Ada"}'. The values travel along the cables; point at one to see what went through.`,
  openTheRunDialog: 'Open the run dialog',
  publishIt: 'Publish it',
  publishingMakesItAToolOver:
    'Publishing makes it a tool: over HTTP, MCP and from other workflows. How to call it stands in the settings, under API keys.',
  openThePublishDialog: 'Open the publish dialog',
  stepDone: '{step} (done)',
} as const;
