/** How long a text may be by which a list is searched; what is typed in a page stops there. */
export const SEARCH_LENGTH = 100;
