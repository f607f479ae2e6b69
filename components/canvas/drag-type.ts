/** The name under which the palette hands a node type to the canvas. */
export const dragType = 'application/x-patchbay-node';
