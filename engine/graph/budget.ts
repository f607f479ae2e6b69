/** What a run uses up: visits of nodes, effects, characters of its log, tokens and money of the nodes that report them. */
export type Amounts = { visits: number; effects: number; logBytes: number; tokens: number; cost: number };

/** How much of each a run may use; what is absent is not bounded. */
export type Budget = { readonly [name in keyof Amounts]?: number };
