/** A replay without a result: how far it is, or why there is none. */
import { useState } from 'preact/hooks';
import type { ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import { ApiError, api } from '../../../api.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { Button } from '../../../parts/button.tsx';
import { useShortcuts } from '../../../parts/shortcuts.tsx';
import { ErrorNote } from '../../../parts/states.tsx';
import { replayPath } from './use-replay.ts';

interface ProgressProps {
  journey: string;
  replay: ReplayShown;
  onCancelled(): void;
}

export function Progress({ journey, replay, onCancelled }: ProgressProps) {
  const text = useText();
  const { number } = useFormats();
  const [error, setError] = useState<ApiError>();
  const { id, state, done, total, detail = '' } = replay;
  const cancel = () =>
    api.delete(replayPath(journey, id)).then(onCancelled, (reason) => {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    });
  useShortcuts(state === 'running' ? [{ keys: 'c', title: REPLAY.cancel, run: () => void cancel() }] : []);
  if (state === 'cancelled') return <p>{text(REPLAY.wasCancelled)}</p>;
  if (state !== 'running') return <p role="alert">{text(REPLAY.hasFailed, { detail })}</p>;
  return (
    <section class="replay-progress" role="status">
      <p>{text(REPLAY.progress, { done: number(done), total: number(total) })}</p>
      <progress aria-label={text(REPLAY.running)} value={done} max={Math.max(1, total)} />
      {error && <ErrorNote error={error} />}
      <Button title="c" onClick={() => void cancel()}>
        {text(REPLAY.cancel)}
      </Button>
    </section>
  );
}
