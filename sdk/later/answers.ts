/** What the runtime asks for, and what it sends to the person. */
import type { BatchAnswer, InPagePush } from '../../runtime/wire/batch.ts';
import type { PushAction } from '../chunks.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { describer } from './describe.ts';

export function onAnswers(core: Core): (answer: BatchAnswer) => void {
  const describe = describer(core);
  const taken: Record<string, true> = {};

  function take(push: InPagePush): void {
    taken[push.id] = true;
    core.tell('push', push);
    const became = guard((action: PushAction) => {
      core.add({ type: 'push', push: push.id, action });
      core.flush(action === 'clicked');
    });
    core.loadChunk('push', (chunk) => chunk.show(push, became));
  }

  return ({ wants, pushes, shares }) => {
    if (wants) describe(wants);
    if (shares && core.shared) core.shared(shares);
    // The runtime repeats a push until it hears that it was shown; until then a hidden page lets it wait.
    for (const push of pushes) if (document.visibilityState === 'visible' && !taken[push.id]) take(push);
  };
}
