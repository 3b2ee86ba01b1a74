/** A template before anybody is met: whether it can be read, whether it ends, and what it asks for. */
import { TimeIsOver, within } from './guard.ts';
import { depthOf, parse, pathsOf, renderParsed, TEMPLATE_LIMITS, type TemplateMode } from './liquid.ts';

/** `problem` in words of the library where it has some; `paths` of all that is asked for, such as `['person', 'name']`. */
export type Look = { paths: string[][] } | { problem: Problem; detail: string };
export type Problem = 'size' | 'depth' | 'syntax' | 'endless';

/** ms for everything together: a template that needs more does not end, for all that anybody can wait. */
const PATIENCE = 250;

export function lookInto(mode: TemplateMode, source: string): Look {
  const { characters, depth } = TEMPLATE_LIMITS;
  if (source.length > characters) return { problem: 'size', detail: `${source.length} > ${characters}` };
  if (depthOf(source) > depth) return { problem: 'depth', detail: `${depthOf(source)} > ${depth}` };
  try {
    return within(PATIENCE, () => tried(mode, source));
  } catch (error) {
    if (error instanceof TimeIsOver) return { problem: 'endless', detail: error.message };
    return { problem: 'syntax', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Rendered twice over made facts: once with a word wherever something is asked for, once with a long list. */
function tried(mode: TemplateMode, source: string): Look {
  const template = parse(mode, source);
  const paths = pathsOf(template);
  const trials = [WORD, LIST].map((value) => trial(() => renderParsed(mode, template, madeOf(paths, value))));
  const endless = trials.find((fault) => fault !== undefined && /limit exceeded/.test(fault));
  if (endless !== undefined) return { problem: 'endless', detail: endless };
  const [first] = trials;
  if (first !== undefined && trials.every((fault) => fault !== undefined)) {
    return { problem: 'syntax', detail: first };
  }
  return { paths };
}

const WORD = 'word';
const LIST = Array.from({ length: 50 }, (_, place) => `word ${place}`);

function trial(render: () => string): string | undefined {
  try {
    render();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Records without a prototype: a path may be named `__proto__`. */
const record = () => Object.create(null) as Record<string, unknown>;

function madeOf(paths: readonly string[][], value: unknown): object {
  const scope = record();
  for (const path of paths) {
    let inner = scope;
    for (const part of path.slice(0, -1)) {
      if (typeof inner[part] !== 'object' || Array.isArray(inner[part])) inner[part] = record();
      inner = inner[part] as Record<string, unknown>;
    }
    const last = path.at(-1);
    if (last !== undefined && typeof inner[last] !== 'object') inner[last] = value;
  }
  return scope;
}
