/** Where people stand, and what becomes of them: asked of the runtime before anything happens. */
import { useEffect, useState } from 'preact/hooks';
import type { JourneyGraph } from '../../../../runtime/journey/vocabulary.ts';
import type { MigrationShown, PublishAsked, VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { type ApiError, api } from '../../../api.ts';
import { type Draft, sound } from '../../../edit/draft.ts';
import { placed } from '../../../edit/placement.ts';
import { journeyPath } from '../stored.ts';

/** What the operator decided for those under way. */
export type Terms = Required<Pick<PublishAsked, 'people' | 'mapping'>>;

/** Nobody is moved unless somebody says so. */
export const STAY: Terms = { people: 'stay', mapping: {} };

export interface Standing extends MigrationShown {
  /** The versions on which somebody stands, as they were drawn. */
  versions: ReadonlyMap<number, Draft>;
}

export interface Migration {
  standing: Standing | undefined;
  error: ApiError | undefined;
  look(): void;
}

/** To the draft, or to a version if one is named. What was seen stays until the next answer is there. */
export function useMigration(id: string, restores: number | undefined, mapping: Terms['mapping']): Migration {
  const [standing, setStanding] = useState<Standing>();
  const [error, setError] = useState<ApiError>();
  const [round, setRound] = useState(0);
  const body = JSON.stringify({ restores, mapping });
  useEffect(() => {
    const cancel = new AbortController();
    setError(undefined);
    standingOf(id, JSON.parse(body), cancel.signal).then(
      setStanding,
      (reason) => cancel.signal.aborted || setError(reason),
    );
    return () => cancel.abort();
  }, [id, body, round]);
  return { standing, error, look: () => setRound(round + 1) };
}

async function standingOf(id: string, body: unknown, signal: AbortSignal): Promise<Standing> {
  const shown = await api.post<MigrationShown>(`${journeyPath(id)}/migration`, body, signal);
  const numbers = [...new Set(shown.nodes.map(({ version }) => version))];
  const versions = await Promise.all(
    numbers.map((version) => api.get<VersionShown>(`${journeyPath(id)}/version?version=${version}`, signal)),
  );
  return { ...shown, versions: new Map(versions.map((shown) => [shown.version, drawnOf(shown)])) };
}

/** A version as the canvas and the sentences take it. */
export const drawnOf = ({ version, graph, layout }: VersionShown, name = `v${version}`): Draft =>
  placed(sound({ name, graph: graph as JourneyGraph, layout }));
