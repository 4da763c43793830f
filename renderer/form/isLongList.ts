/** More choices than this cannot be taken in at a glance: then one is found by typing. */
const mostAtAGlance = 24;

export const isLongList = (choices: readonly unknown[]): boolean => choices.length > mostAtAGlance;
