/** Ends whatever takes too long, from outside: V8 itself stops the code, so no template and no fault of the library can keep going. */
import vm from 'node:vm';

const context = vm.createContext(Object.create(null));
const call = new vm.Script('work()');

/** Thrown by `within` when the time is over. */
export class TimeIsOver extends Error {}

/** What `work` gives, if it gives it within `ms` of work. The guard itself costs about half a millisecond: do much at once. */
export function within<T>(ms: number, work: () => T): T {
  for (let wall = ms; ; wall *= 2) {
    const before = process.cpuUsage();
    try {
      return timed(wall, work);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      if (wall >= ms * LONGEST || worked(before) >= ms) throw new TimeIsOver(`no end within ${ms} ms`);
    }
  }
}

/** V8 goes by the clock on the wall: a process that others kept from working has not had its time, and tries again with more of it. */
const LONGEST = 16;

/** ms of work since, of all threads of this process. */
function worked(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function timed<T>(ms: number, work: () => T): T {
  context.work = work;
  try {
    return call.runInContext(context, { timeout: ms }) as T;
  } finally {
    context.work = undefined;
  }
}
