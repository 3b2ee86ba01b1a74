/** Where the build leaves the stamp of its sources, and the stamp that they have now. */
export const STAMP: string;
export function sourceStamp(): string;
