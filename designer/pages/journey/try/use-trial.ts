/** What the runtime makes of a simulation: asked again whenever an input comes or the draft was saved. */
import { useEffect, useState } from 'preact/hooks';
import type { SimulationAsked, SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import { ApiError, api } from '../../../api.ts';
import { journeyPath } from '../stored.ts';
import type { EditorHandle } from '../use-editor.ts';

export interface Trial {
  told: SimulationShown | undefined;
  error: ApiError | undefined;
  /** The draft could not be saved, so what is shown is not about it. */
  unsaved: boolean;
}

const NOTHING: Trial = { told: undefined, error: undefined, unsaved: false };

/** What was told last stays until the next answer is there; nothing is asked while `asked` is undefined. */
export function useTrial(handle: EditorHandle, asked: SimulationAsked | undefined): Trial {
  const { journey } = handle;
  const [trial, setTrial] = useState(NOTHING);
  const body = asked && JSON.stringify(asked);
  useEffect(() => {
    if (body === undefined) return setTrial(NOTHING);
    const overtaken = new AbortController();
    const { signal } = overtaken;
    told(handle, body, signal).then(
      (next) => signal.aborted || setTrial(next),
      (error) => {
        if (signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setTrial((last) => ({ ...last, error }));
      },
    );
    return () => overtaken.abort();
  }, [body, journey.revision]);
  return trial;
}

async function told(handle: EditorHandle, body: string, signal: AbortSignal): Promise<Trial> {
  const { state } = await handle.flush();
  if (state !== 'saved') return { ...NOTHING, unsaved: true };
  const path = `${journeyPath(handle.journey.id)}/simulate`;
  return { ...NOTHING, told: await api.post<SimulationShown>(path, JSON.parse(body), signal) };
}
