/** Journeys told as stories: a graph drawn node by node, and a reader who walks it in virtual time. */
import type { PersonFacts } from '../../runtime/condition/vocabulary.ts';
import { entriesOf, exitsOf, newRun, step } from '../../runtime/journey/index.ts';
import type {
  Effect,
  EffectKind,
  Input,
  JourneyGraph,
  JourneyNode,
  JourneyVersion,
  NodeKind,
  ReadingFacts,
  Run,
  StepInput,
  TraceEntry,
} from '../../runtime/journey/vocabulary.ts';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
/** When stories begin: 2025-03-03T01:00:00Z, a Monday morning in Shanghai. */
export const MONDAY = 1_740_963_600_000;

/** Draws a graph: each `next` hangs a node on the last one's first free exit, or on the exit named by `by`. */
export class Drawing {
  readonly graph: JourneyGraph = { nodes: [], edges: [] };
  private last: JourneyNode | undefined;
  private exit: string | undefined;

  next(kind: NodeKind, fields: Record<string, unknown> = {}): this {
    const same = this.graph.nodes.filter((node) => node.kind === kind).length;
    const node: JourneyNode = { id: same === 0 ? kind : `${kind}-${same + 1}`, kind, ...fields };
    this.graph.nodes.push(node);
    if (this.last) this.connect(node.id);
    this.last = node;
    return this;
  }

  /** The exit that the next `next` hangs on. */
  by(exit: string): this {
    this.exit = exit;
    return this;
  }

  /** Goes back to a node, to draw on from there. */
  from(id: string): this {
    this.last = this.graph.nodes.find((node) => node.id === id);
    return this;
  }

  /** An edge to a node that is there already. */
  to(id: string): this {
    this.connect(id);
    this.last = undefined;
    return this;
  }

  get version(): JourneyVersion {
    return { journeyId: 'journey', version: 1, graph: this.graph };
  }

  private connect(to: string): void {
    const from = this.last as JourneyNode;
    const free = exitsOf(from).find(
      ({ name }) => !this.graph.edges.some((edge) => edge.from === from.id && edge.exit === name),
    );
    this.graph.edges.push({ from: from.id, exit: this.exit ?? free?.name ?? 'next', to });
    this.exit = undefined;
  }
}

/** A journey that starts with event `start`, unless its first node is an entry of another kind. */
export function journey(first: NodeKind = 'entry-event', fields: Record<string, unknown> = {}): Drawing {
  return new Drawing().next(first, first === 'entry-event' ? { event: 'start', ...fields } : fields);
}

export const stranger = (name: string): PersonFacts => ({ id: name, attributes: {}, tags: [], contents: [] });

/** A reading as reported; what is left out is that of someone who just opened the article. */
export function readingOf(contentId: string, reading: Partial<ReadingFacts> = {}): ReadingFacts {
  return {
    readingId: `reading of ${contentId}`,
    contentId,
    version: 'v1',
    engaged: 0,
    depth: 0,
    completion: 0,
    state: 'bounce',
    attention: {},
    ...reading,
  };
}

/** One person on one journey. Every sentence moves the story; `path`, `at` and `effects` tell how far it went. */
export class Reader {
  run: Run | undefined;
  now = MONDAY;
  readonly trace: TraceEntry[] = [];
  readonly effects: Effect[] = [];
  private readonly readings = new Map<string, ReadingFacts>();
  private version: JourneyVersion | undefined;

  constructor(readonly person: PersonFacts) {}

  on(drawing: Drawing): this {
    this.version = drawing.version;
    return this;
  }

  does(name: string, properties: Record<string, unknown> = {}): this {
    return this.meets({ type: 'event', name, at: this.now, properties });
  }

  reads(contentId: string, reading: Partial<ReadingFacts> = {}): this {
    const previous = this.readings.get(contentId);
    const now = readingOf(contentId, { ...previous, ...reading });
    this.readings.set(contentId, now);
    return this.meets({
      type: 'reading',
      at: this.now,
      reading: now,
      ...(previous && { previous: [previous] }),
    });
  }

  /** Time passes, and the run is woken if its wait is over. */
  waits(ms: number): this {
    this.now += ms;
    const until = this.run?.wait?.until;
    return until !== undefined && until <= this.now ? this.steps({ type: 'timer', at: this.now }) : this;
  }

  /** The awaited effect is answered. */
  answers(result: Record<string, unknown>): this {
    return this.steps({ type: 'answer', at: this.now, effect: this.run?.wait?.answer ?? '', result });
  }

  steps(input: StepInput): this {
    const context = { now: this.now, person: this.person };
    const { run, trace, effects } = step(this.version as JourneyVersion, this.run as Run, input, context);
    this.run = run;
    this.trace.push(...trace);
    this.effects.push(...effects);
    return this;
  }

  /** `node > exit` for every exit taken; the last word is where the run stands or what became of it. */
  get path(): string {
    const exits = this.trace.filter(({ exit }) => exit).map(({ node, exit }) => `${node} > ${exit}`);
    const last = this.run?.state === 'active' ? this.run.node : (this.run?.state ?? 'never started');
    return [...exits, last].join(' · ');
  }

  effect<K extends EffectKind>(kind: K): Extract<Effect, { kind: K }> {
    const found = this.effects.findLast((effect) => effect.kind === kind);
    if (!found) throw new Error(`No effect of kind ${kind} was asked for.`);
    return found as Extract<Effect, { kind: K }>;
  }

  private meets(input: Input): this {
    return this.run ? this.steps(input) : this.starts(input);
  }

  private starts(cause: Input): this {
    const version = this.version as JourneyVersion;
    const facts = { now: this.now, person: this.person, answers: {} };
    const entry = entriesOf(version).find(({ starts }) => starts(cause, facts));
    if (!entry) return this;
    const names = { id: 'run', journeyId: version.journeyId, version: version.version };
    this.run = newRun({ ...names, personId: this.person.id, node: entry.node, now: this.now });
    return this.steps({ type: 'enter', at: this.now, cause });
  }
}

export function reader(name: string, facts: Partial<PersonFacts> = {}): Reader {
  return new Reader({ ...stranger(name), ...facts });
}
