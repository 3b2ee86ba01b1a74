/** Batches that are queued when the event loop turns are taken together: one transaction, one COMMIT, then their answers. */

interface Waiting<J, A> {
  job: J;
  size: number;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

export interface Queue<J, A> {
  /** Messages that wait or are under way. */
  size(): number;
  /** `size` is the number of messages in the job. */
  add(job: J, size: number): Promise<A>;
  /** Resolves when nothing waits and nothing is under way. */
  drain(): Promise<void>;
}

/** Messages of one transaction at the most, unless a single job has more. */
const GROUP = 2_000;

/** `take` answers each job of a group, in their order. */
export function createQueue<J, A>(take: (jobs: J[]) => Promise<A[]>): Queue<J, A> {
  const waiting: Waiting<J, A>[] = [];
  let size = 0;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (waiting.length > 0) {
      await nextTurn();
      const group = nextGroup(waiting);
      await settle(group, take);
      size -= sizeOf(group);
    }
    running = undefined;
  };
  return {
    size: () => size,
    add: (job, messages) =>
      new Promise((resolve, reject) => {
        waiting.push({ job, size: messages, resolve, reject });
        size += messages;
        running ??= run();
      }),
    drain: async () => running,
  };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const sizeOf = (group: readonly { size: number }[]) => group.reduce((sum, { size }) => sum + size, 0);

function nextGroup<T extends { size: number }>(waiting: T[]): T[] {
  let count = 1;
  let size = waiting[0]?.size ?? 0;
  while (count < waiting.length && size + (waiting[count] as T).size <= GROUP) {
    size += (waiting[count] as T).size;
    count += 1;
  }
  return waiting.splice(0, count);
}

/** A group that fails is taken job by job, so that a job fails only by itself. */
async function settle<J, A>(group: Waiting<J, A>[], take: (jobs: J[]) => Promise<A[]>): Promise<void> {
  try {
    const answers = await take(group.map(({ job }) => job));
    for (const [i, { resolve }] of group.entries()) resolve(answers[i] as A);
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const single of group) await settle([single], take);
  }
}
