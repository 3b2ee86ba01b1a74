/**
 * The engines: Liquid, one for each place that a text can go to, because each escapes differently. Nothing is included, laid out or read
 * from files; only a record's own properties are seen; sizes and memory are limited, and time is by `guard.ts`, from outside.
 */
import { Liquid, type Template } from 'liquidjs';

/** `text` is shown as it is, `url` is a link, `json` a body of JSON in whose strings values stand. */
export type TemplateMode = 'text' | 'url' | 'json';

/** Characters of a template, blocks inside blocks; ms, and roughly bytes, that one rendering may take. */
export const TEMPLATE_LIMITS = { characters: 4_000, depth: 10, ms: 50, memory: 200_000 } as const;

const ESCAPES: Record<TemplateMode, (value: unknown) => string> = {
  text: plain,
  url: (value) => encodeURIComponent(plain(value)),
  json: (value) => JSON.stringify(plain(value)).slice(1, -1),
};

/** How a value reads in a text: lists with commas, nothing for what is not there. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

const ENGINES = Object.fromEntries(
  (Object.keys(ESCAPES) as TemplateMode[]).map((mode) => [mode, engine(ESCAPES[mode])]),
) as Record<TemplateMode, Liquid>;

function engine(outputEscape: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    outputEscape,
    ownPropertyOnly: true,
    strictFilters: true,
    preserveTimezones: true,
    templates: {},
    parseLimit: TEMPLATE_LIMITS.characters,
    memoryLimit: TEMPLATE_LIMITS.memory,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  return liquid;
}

/** Parsed templates by mode and source. */
const parsed = new Map<string, Template[]>();
const KEPT = 2_000;

export function parse(mode: TemplateMode, source: string): Template[] {
  const name = `${mode}\n${source}`;
  const known = parsed.get(name);
  if (known) return known;
  const made = ENGINES[mode].parse(source);
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(name, made);
  return made;
}

export const renderParsed = (mode: TemplateMode, template: Template[], scope: object): string =>
  ENGINES[mode].renderSync(template, scope) as string;

/** Paths of what the template asks of its scope: `['person', 'name']`; names that only the rendering knows are left out. */
export const pathsOf = (template: Template[]): string[][] =>
  ENGINES.text
    .globalVariableSegmentsSync(template)
    .map((path) => path.filter((part): part is string => typeof part === 'string'));

/** The deepest that blocks stand in blocks; counted in the source, before anything is parsed. */
export function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, name = ''] of source.matchAll(/\{%-?\s*(\w+)/g)) {
    if (name.startsWith('end')) depth -= 1;
    else if (BLOCKS.has(name)) depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const BLOCKS = new Set(['if', 'unless', 'for', 'case', 'tablerow', 'capture', 'comment', 'raw', 'liquid']);
