/** The SDK that this runtime serves, and the lines by which a page loads it. */
import Type from 'typebox';

export const SdkShown = Type.Object({
  version: Type.String(),
  /** Names the files of this build; `/sdk/<build>/…` never changes. */
  build: Type.String(),
  /** Of the versioned file, from the runtime's origin. */
  path: Type.String(),
  /** For the attribute `integrity`: every file of the build, so that it covers the chunks as well. */
  integrity: Type.String(),
  /** The first is what every page loads; the others only where they are needed. */
  files: Type.Array(Type.Object({ name: Type.String(), integrity: Type.String() })),
});
export type SdkShown = Type.Static<typeof SdkShown>;

/** For whom the snippets are written. */
export const SnippetsAsked = Type.Object(
  {
    /** Of the runtime as readers reach it. */
    origin: Type.Optional(Type.String({ pattern: '^https?://[0-9A-Za-z.:\\[\\]-]{1,200}$' })),
    /** Of the site, `pk_…`. */
    key: Type.Optional(Type.String({ pattern: '^pk_[0-9A-Za-z_-]{1,64}$' })),
  },
  { additionalProperties: false },
);

export const Snippets = Type.Object({
  /** Follows the runtime: whatever it serves is loaded, ten minutes old at most. */
  simple: Type.String(),
  /** Stays as it is until the page changes it; the browser refuses any other bytes. */
  pinned: Type.String(),
});
export type Snippets = Type.Static<typeof Snippets>;

export const SdkAnswer = Type.Object({ ...SdkShown.properties, snippets: Snippets });
export type SdkAnswer = Type.Static<typeof SdkAnswer>;

export function snippetsOf(sdk: Pick<SdkShown, 'path' | 'integrity'>, origin: string, key: string): Snippets {
  const tag = (source: string) => `<script async ${source} data-key="${key}"></script>`;
  return {
    simple: tag(`src="${origin}/dogear.js"`),
    pinned: tag(`src="${origin}${sdk.path}" integrity="${sdk.integrity}" crossorigin="anonymous"`),
  };
}
