/** Long name → short name. */
export const SHORT_NAMES: Record<string, string>;
