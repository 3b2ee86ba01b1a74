/** Which content a page shows. */

const CONTENT_LENGTH = 1_024;
/** Parameters that say where a reader came from, not what is read. */
const TRACKING =
  /^(utm_|hm|share|wx_|.*clk?id$|(_g[al]|clicktime|enterid|from|isappinstalled|nsukey|scene|spm)$)/;

/** Some apps keep their routes behind a hash; any other fragment is a place on the page. */
const ROUTE = /^#!?\//;

/** The address without fragment and tracking parameters. */
export function cleanAddress(address: string): string {
  const url = new URL(address);
  const kept = Array.from(url.searchParams).filter(([name]) => !TRACKING.test(name));
  url.search = `${new URLSearchParams(kept)}`;
  if (!ROUTE.test(url.hash)) url.hash = '';
  return url.href.slice(0, CONTENT_LENGTH);
}

/**
 * Names the content of the page: as the script tag says, else by the canonical link, else by the address. In a
 * single-page app the first two may go stale, so they count only on the path where they were first seen.
 */
export function contentNamer(given: string | undefined): () => string {
  let seen: string | null | undefined;
  let path: string;
  return () => {
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel=canonical][href]');
    const name = given || Array.from(links, ({ href }) => href)[0];
    const here = location.pathname + (ROUTE.test(location.hash) ? location.hash : '');
    if (name !== seen) path = here;
    seen = name;
    if (!name || path !== here) return cleanAddress(location.href);
    return given || cleanAddress(name);
  };
}
