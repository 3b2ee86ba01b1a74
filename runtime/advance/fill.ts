/** Fills in the texts, links and bodies of effects from what is known of the person and the run. */
import type { PersonFacts } from '../condition/vocabulary.ts';
import { CHANNELS } from '../journey/channels.ts';
import type { Effect, EffectKind, Run } from '../journey/vocabulary.ts';
import { isTemplate, type Rendered, renderAll, type TemplateMode } from '../template/index.ts';

/** The fields of an effect that may be templates, by kind. */
const FIELDS: { [K in EffectKind]?: Record<string, TemplateMode> } = {
  push: { title: 'text', text: 'text', label: 'text', url: 'url', image: 'url' },
  task: { title: 'text', reason: 'text', opener: 'text' },
  ask: { title: 'text' },
  webhook: { url: 'url', data: 'json' },
  call: { url: 'url', body: 'json' },
};

/** An effect and those whom its texts speak of. */
export interface Filling {
  effect: Effect;
  run: Run;
  person: PersonFacts;
  owner: string | undefined;
}

/** The effect as it goes out, or why it cannot. */
export type Filled = { effect: Effect } | { fault: string };

interface Place {
  field: string;
  mode: TemplateMode;
  source: string;
}

export function fillAll(fillings: readonly Filling[], now: number): Filled[] {
  const places = fillings.map(({ effect }) => placesOf(effect));
  const jobs = fillings.flatMap((filling, at) => {
    const scope = places[at]?.length ? scopeOf(filling, now) : {};
    return (places[at] ?? []).map(({ mode, source }) => ({ mode, source, scope }));
  });
  const rendered = renderAll(jobs, now);
  let next = 0;
  return fillings.map(({ effect }, at) => {
    const own = places[at] ?? [];
    const texts = rendered.slice(next, next + own.length);
    next += own.length;
    return filled(effect, own, texts);
  });
}

function placesOf(effect: Effect): Place[] {
  const values = new Map(Object.entries(effect));
  return Object.entries(FIELDS[effect.kind] ?? {}).flatMap(([field, mode]) => {
    const source = values.get(field);
    // What an older version let pass as JSON may be none, and must not stop everybody else's transaction.
    return typeof source === 'string' && (mode === 'json' || isTemplate(source))
      ? { field, mode, source }
      : [];
  });
}

/** What templates can name. */
export function scopeOf(
  {
    run,
    person,
    owner,
  }: Pick<Filling, 'person' | 'owner'> & { run: Pick<Run, 'id' | 'journeyId' | 'event' | 'answers'> },
  now: number,
): object {
  const { id, attributes, tags, language, zone } = person;
  return {
    person: { id, name: attributes.name, attributes, tags, language, zone, owner: person.owner },
    attributes,
    owner: { id: person.owner, name: owner },
    event: run.event ?? {},
    answers: run.answers,
    run: { id: run.id, journey: run.journeyId },
    now: new Date(now).toISOString(),
  };
}

/** A task is sent even with a text that cannot be filled in: without its places it still says whom to call. */
function filled(effect: Effect, places: readonly Place[], texts: readonly Rendered[]): Filled {
  const changes: Record<string, string> = {};
  for (const [at, { field, mode, source }] of places.entries()) {
    const made = texts[at] as Rendered;
    const fault = 'fault' in made ? made.fault : objection(mode, made.text);
    if (fault === undefined) changes[field] = (made as { text: string }).text;
    else if (effect.kind === 'task' || effect.kind === 'ask') changes[field] = withoutPlaces(source);
    else return { fault: `${field}: ${fault}` };
  }
  return { effect: cut({ ...effect, ...changes } as Effect) };
}

function objection(mode: TemplateMode, text: string): string | undefined {
  if (mode === 'url' && !(URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) {
    return `“${text.slice(0, 100)}” is no address with http:// or https://`;
  }
  if (mode !== 'json') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `it makes no JSON: ${(error as Error).message}`;
  }
}

const withoutPlaces = (source: string): string => source.replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '').trim() || '…';

/** No text is longer than what carries it. */
function cut(effect: Effect): Effect {
  if (effect.kind === 'push') {
    const { limits } = CHANNELS[effect.channel ?? 'page'];
    const { title, text, label } = effect;
    const shorter = { title: shortened(title, limits.title) };
    return {
      ...effect,
      ...shorter,
      ...(text && { text: shortened(text, limits.text) }),
      ...(label && { label: shortened(label, limits.label) }),
    };
  }
  if (effect.kind === 'ask') return { ...effect, title: shortened(effect.title, 500) };
  if (effect.kind !== 'task') return effect;
  const { title, reason, opener } = effect;
  return {
    ...effect,
    title: shortened(title, 100),
    ...(reason && { reason: shortened(reason, 1_000) }),
    ...(opener && { opener: shortened(opener, 1_000) }),
  };
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
