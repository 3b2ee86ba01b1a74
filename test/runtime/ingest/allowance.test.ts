import { beforeEach, describe, expect, it } from 'vitest';
import { type Allow, createAllowance, PER_SECOND, SAVED_SECONDS } from '../../../runtime/ingest/allowance.ts';

let now: number;
let allow: Allow;
beforeEach(() => {
  now = 1_800_000_000_000;
  allow = createAllowance({ now: () => now });
});

/** A batch as full as the limits let it be. */
const floods = (key: string, seconds: number) => {
  let taken = 0;
  for (let batch = 0; batch < (seconds * PER_SECOND.messages) / 500; batch++) {
    if (allow(key, 500, 100_000) === 0) taken += 500;
  }
  return taken;
};

describe('What a key may send', () => {
  it('is a minute of ten thousand messages a second at once, and ten thousand each second after', () => {
    expect(floods('pk_one', 100)).toBe(SAVED_SECONDS * PER_SECOND.messages);
    expect(allow('pk_one', 500, 100_000)).toBe(1);
    now += 1_000;
    expect(floods('pk_one', 100)).toBe(PER_SECOND.messages);
  });

  it('is limited in bytes too', () => {
    expect(allow('pk_one', 1, SAVED_SECONDS * PER_SECOND.bytes)).toBe(0);
    expect(allow('pk_one', 1, 2 * PER_SECOND.bytes)).toBe(2);
  });

  it('takes nothing from the others', () => {
    floods('pk_one', 100);
    expect(allow('pk_other', 500, 100_000)).toBe(0);
  });

  it('comes back with time, and never more than the minute', () => {
    floods('pk_one', 100);
    now += 3_600_000;
    expect(floods('pk_one', 100)).toBe(SAVED_SECONDS * PER_SECOND.messages);
  });

  it('neither grows nor shrinks when the clock is set back', () => {
    floods('pk_one', 100);
    now -= 3_600_000;
    expect(allow('pk_one', 500, 100_000)).toBe(1);
    now += 1_000;
    expect(allow('pk_one', 500, 100_000)).toBe(0);
  });
});
