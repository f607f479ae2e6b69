/** Header in which the client's address reaches the library; what a client writes into it is overwritten. */
export const addressHeader = 'x-patchbay-address';
