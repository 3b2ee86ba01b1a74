/** Where a batch comes from: what the proxy in front says, else the country of the time zone that the page tells. */
import { namedRegions, regionOf } from '../condition/regions.ts';

/** What a proxy in front was asked to say of a request; absent where none was asked. */
export interface Edge {
  region: string | undefined;
}

/** Texts that are remembered; whoever invents more of them has them looked up anew. */
const MOST = 1_000;

const fromProxy = remembering(regionOf);
const fromZone = remembering(countryOf);

/** The region's code, or nothing. Once a proxy is asked, nobody else is believed. */
export function regionFrom(edge: Edge | undefined, zone: string | undefined): string | undefined {
  if (edge) return edge.region === undefined ? undefined : fromProxy(edge.region);
  return zone ? fromZone(zone) : undefined;
}

function remembering(look: (text: string) => string | undefined) {
  const known = new Map<string, string | undefined>();
  return (text: string): string | undefined => {
    if (known.has(text)) return known.get(text);
    const found = look(text);
    if (known.size < MOST) known.set(text, found);
    return found;
  };
}

/** The country by whose clocks people live in this zone. `Intl` knows, under the names that it prefers. */
function countryOf(zone: string): string | undefined {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return zones().get(timeZone);
  } catch {
    return undefined;
  }
}

let countries: Map<string, string> | undefined;

function zones(): Map<string, string> {
  countries ??= new Map(
    namedRegions()
      .filter((code) => !code.includes('-'))
      .flatMap((code) => zonesOf(code).map((zone) => [zone, code] as const)),
  );
  return countries;
}

/** An accessor in Node 20, a method since. */
type Located = Intl.Locale & { timeZones?: string[]; getTimeZones?(): string[] };

function zonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Located;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
