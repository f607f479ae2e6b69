/** What is refused, in words: what was found, and what to do instead. */
export const refusals: Record<string, { found: string; mend: string }> = {
  AssignmentExpression: {
    found: 'an assignment',
    mend: 'expressions only read. Use a Set node to keep a value, or == to compare.',
  },
  UpdateExpression: { found: 'a counter (++ or --)', mend: 'expressions only read. Write value + 1.' },
  SequenceExpression: { found: 'several expressions with a comma', mend: 'write one expression.' },
  NewExpression: { found: '"new"', mend: 'there are no classes here. Dates are texts; see Date.format and Date.add.' },
  ThisExpression: { found: '"this"', mend: 'name the value, for example input or a node id.' },
  Super: { found: '"super"', mend: 'there are no classes here.' },
  FunctionExpression: {
    found: 'a function with statements',
    mend: 'write an arrow function, such as item => item.price.',
  },
  ClassExpression: { found: 'a class', mend: 'use a Code node for programs.' },
  AwaitExpression: { found: '"await"', mend: 'expressions never wait. Use a node for effects.' },
  YieldExpression: { found: '"yield"', mend: 'use a Code node for programs.' },
  ImportExpression: { found: 'an import', mend: 'expressions use only their own functions.' },
  MetaProperty: { found: 'a meta property', mend: 'expressions use only their own functions.' },
  TaggedTemplateExpression: { found: 'a tagged template', mend: 'call the function with parentheses.' },
};
