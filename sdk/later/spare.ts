/** A request costs a slow phone more than all else: how far everything was read is sent when it comes to something, or now and then. */
import type { Core } from '../core.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { ReadingState } from '../options.ts';

/** ms; in between it is kept in the spool. */
export const SEND_EVERY = 15_000;

export function sendSparingly(core: Core, delivery: Delivery): void {
  const { env, tell } = core;
  const states: Record<string, string> = {};
  let sendAt = 0;

  core.tell = (happening, what) => {
    const { reading, state } = what as ReadingState;
    if (happening === 'reading' && states[reading] !== state) {
      states[reading] = state;
      sendAt = 0;
    }
    tell(happening, what);
  };
  core.send = (leaving, sparing) => {
    if (sparing && env.now() < sendAt) return delivery.save();
    sendAt = env.now() + SEND_EVERY;
    delivery.flush(leaving);
  };
}
