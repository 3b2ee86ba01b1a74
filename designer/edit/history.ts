/** What was, what is, and what was undone. Changes of one group in a row (typing into one field) are one step. */
export interface History<T> {
  past: T[];
  present: T;
  /** Next to redo comes last. */
  future: T[];
  group?: string | undefined;
}

/** Steps that can be undone. Drafts share what did not change, so a step costs little more than its change. */
const STEPS = 500;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

export function record<T>(history: History<T>, present: T, group?: string): History<T> {
  if (present === history.present) return history;
  const joins = group !== undefined && group === history.group;
  const past = joins ? history.past : [...history.past, history.present].slice(-STEPS);
  return { past, present, future: [], group };
}

export function undo<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1);
  if (previous === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [...history.future, history.present],
  };
}

export function redo<T>(history: History<T>): History<T> {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: history.future.slice(0, -1) };
}
