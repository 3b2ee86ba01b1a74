import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../api.ts';
import { ErrorNote, Loading } from './states.tsx';

/** A page whose code comes only when it is first shown; a failed download can be tried again. */
export function lazily<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  let arrived: FunctionComponent<P> | undefined;
  return function Lazy(props: P) {
    const [, setArrived] = useState(0);
    const [error, setError] = useState<ApiError>();
    const [round, setRound] = useState(0);
    useEffect(() => {
      if (arrived) return;
      setError(undefined);
      const show = (component: FunctionComponent<P>) => {
        arrived = component;
        setArrived(round + 1);
      };
      load().then(show, (reason) => setError(new ApiError(0, 'offline', String(reason))));
    }, [round]);
    if (arrived) {
      const Arrived = arrived;
      return <Arrived {...props} />;
    }
    return error ? <ErrorNote error={error} retry={() => setRound(round + 1)} /> : <Loading />;
  };
}
