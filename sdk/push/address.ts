/** Addresses in a push come from data, so only those that open a page or a picture get through. */

/** The whole address, or nothing if it is neither http nor https; relative ones are taken from `page`. */
export function safeAddress(address: string | undefined, page: string): string | undefined {
  if (!address) return undefined;
  try {
    const { protocol, href } = new URL(address, page);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
