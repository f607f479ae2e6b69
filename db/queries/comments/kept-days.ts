/** Days in which a deleted comment can be put back; then it is forgotten. */
export const keptDays = 7;
