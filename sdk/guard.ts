/**
 * Wraps whatever the page or the browser calls: a fault of ours never reaches the page, and is never written to
 * its console. Returns nothing where the wrapped call failed.
 */
export function guard<A extends unknown[], R>(call: (...args: A) => R): (...args: A) => R | undefined {
  return (...args) => {
    try {
      return call(...args);
    } catch {
      // Nothing comes of it, and nobody hears.
    }
  };
}
