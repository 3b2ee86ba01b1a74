import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';

/** Which version of which journey is looked at. */
export interface Looked {
  journey: JourneyShown;
  version: number;
  /** The journey is another one now. */
  onChanged(): void;
}

/** The draft, as an address names it where a version could stand. */
export const DRAFT = 'draft';
