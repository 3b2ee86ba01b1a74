/** One replay as it goes on, asked for again while it runs. */
import { useEffect, useState } from 'preact/hooks';
import type { ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import { ApiError, api } from '../../../api.ts';
import { journeyPath } from '../stored.ts';

/** ms between two looks at one that runs. */
const LOOK = 500;

interface Followed {
  replay: ReplayShown | undefined;
  error: ApiError | undefined;
}

export const replayPath = (journey: string, id: string): string =>
  `${journeyPath(journey)}/replay?replay=${encodeURIComponent(id)}`;

/** `onOver` is called once it is over: a list that was read before may say that it runs. */
export function useReplay(journey: string, id: string | undefined, onOver: () => void): Followed {
  const [followed, setFollowed] = useState<Followed & { of?: string }>({
    replay: undefined,
    error: undefined,
  });
  useEffect(() => {
    if (id === undefined) return;
    const left = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const replay = await api.get<ReplayShown>(replayPath(journey, id), left.signal);
        if (left.signal.aborted) return;
        setFollowed({ replay, error: undefined, of: id });
        if (replay.state === 'running') timer = setTimeout(look, LOOK);
        else onOver();
      } catch (error) {
        if (left.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setFollowed({ replay: undefined, error, of: id });
      }
    };
    void look();
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [journey, id]);
  return followed.of === id ? followed : { replay: undefined, error: undefined };
}
