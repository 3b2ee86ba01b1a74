/** Ends whatever takes too long, from outside: V8 itself stops the code, so no template and no fault of the library can keep going. */
import vm from 'node:vm';

const context = vm.createContext(Object.create(null));
const call = new vm.Script('work()');

/** Thrown by `within` when the time is over. */
export class TimeIsOver extends Error {}

/** What `work` gives, if it gives it within `ms`. The guard itself costs about half a millisecond: do much at once. */
export function within<T>(ms: number, work: () => T): T {
  context.work = work;
  try {
    return call.runInContext(context, { timeout: ms }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new TimeIsOver(`no end within ${ms} ms`);
  } finally {
    context.work = undefined;
  }
}
