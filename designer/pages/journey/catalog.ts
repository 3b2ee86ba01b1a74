/** Names of contents, paragraphs, agents and whatever else is mentioned, asked of the runtime when they are first mentioned. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { Names } from '../../../runtime/journey/definition.ts';
import type { Known } from '../../../runtime/journey/validate/index.ts';
import type { PeopleCount, Vocabulary } from '../../../runtime/wire/api/conditions.ts';
import type { ContentListed, ContentShown } from '../../../runtime/wire/api/contents.ts';
import type { JourneyListed } from '../../../runtime/wire/api/journeys.ts';
import type { PersonListed } from '../../../runtime/wire/api/people.ts';
import type { SegmentListed } from '../../../runtime/wire/api/segments.ts';
import type { AgentShown, UnitShown } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { api } from '../../api.ts';
import type { Option } from '../../forms/lists.ts';
import { observed, useObserved } from '../../parts/observed.ts';
import { Register, refused } from '../../parts/register.ts';

/** How much of a paragraph stands for it in a sentence. */
const EXCERPT = 14;
const FEW = 10;
const SOME = 50;
const MANY = 200;

type Held = ContentShown | 'asked' | 'unknown';

export class Catalog {
  /** Grows whenever a name arrives. */
  readonly arrived = observed(0);
  readonly agents = new Register<AgentShown>('/api/agents', () => this.tell());
  readonly units = new Register<UnitShown>('/api/units', () => this.tell());
  readonly segments = new Register<SegmentListed>('/api/segments', () => this.tell());
  readonly journeys = new Register<JourneyListed>('/api/journeys', () => this.tell());
  /** What conditions can ask about; `undefined` until it is told. */
  vocabulary: Vocabulary | undefined;
  private readonly contents = new Map<string, Held>();
  private readonly titles = new Map<string, string>();

  readonly names: Names = {
    content: (id) => this.titles.get(id) ?? this.shown(id)?.title ?? id,
    agent: (id) => this.agents.get(id)?.name ?? id,
    segment: (id) => this.segments.get(id)?.name ?? id,
    journey: (id) => this.journeys.get(id)?.name ?? id,
    unit: (id) => this.units.get(id)?.name ?? id,
    paragraph: (content, key) => {
      const text = this.shown(content)?.blocks.find((block) => block.key === key)?.text ?? key;
      return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
    },
  };

  /** What is not known yet gets the benefit of the doubt. */
  readonly known: Known = {
    contents: { has: (id) => this.hold(id) !== 'unknown' },
    agents: this.agents,
    segments: this.segments,
    journeys: this.journeys,
    units: this.units,
  };

  /** `undefined` while the blocks are on their way. */
  blocks(content: string): ContentShown['blocks'] | undefined {
    const held = this.hold(content);
    if (held === 'asked') return undefined;
    return held === 'unknown' ? [] : held.blocks;
  }

  /** Versions that were seen; only the newest is told. */
  versions(content: string): string[] {
    const version = this.shown(content)?.version;
    return version ? [version] : [];
  }

  async search(query: string): Promise<Option[]> {
    const asked = `limit=${SOME}${query && `&q=${encodeURIComponent(query)}`}`;
    const { items } = await api.get<Page<ContentListed>>(`/api/contents?${asked}`);
    this.keep(items);
    return items.map(({ id, title, key, topics }) => ({
      value: id,
      title: title || key,
      note: topics.join(' · '),
    }));
  }

  async open(): Promise<void> {
    const [contents, vocabulary] = await Promise.all([
      api.get<Page<ContentListed>>(`/api/contents?limit=${MANY}`),
      api.get<Vocabulary>('/api/vocabulary'),
      ...[this.agents, this.units, this.segments, this.journeys].map((register) => register.open()),
    ]);
    this.vocabulary = vocabulary;
    this.keep(contents.items);
  }

  /** How many people meet the condition now. */
  count(condition: Condition, signal: AbortSignal): Promise<PeopleCount> {
    return api.post<PeopleCount>('/api/people/count', { condition }, signal);
  }

  /** Some of them, last seen first. */
  async who(condition: Condition, signal: AbortSignal): Promise<PersonListed[]> {
    const asked = new URLSearchParams({ limit: String(FEW), condition: JSON.stringify(condition) });
    return (await api.get<Page<PersonListed>>(`/api/people?${asked}`, signal)).items;
  }

  async declare(name: string): Promise<void> {
    await api.post('/api/vocabulary/attributes', { name });
    this.vocabulary = await api.get<Vocabulary>('/api/vocabulary');
    this.tell();
  }

  private keep(items: readonly ContentListed[]): void {
    for (const { id, title, key } of items) this.titles.set(id, title || key);
    this.tell();
  }

  private shown(id: string): ContentShown | undefined {
    const held = this.hold(id);
    return typeof held === 'object' ? held : undefined;
  }

  private hold(id: string): Held {
    const held = this.contents.get(id);
    if (held) return held;
    this.contents.set(id, 'asked');
    void this.ask(id);
    return 'asked';
  }

  private async ask(id: string): Promise<void> {
    const path = `/api/contents/${encodeURIComponent(id)}`;
    const held = await api.get<ContentShown>(path).catch(refused);
    this.contents.set(id, held);
    this.tell();
  }

  private tell(): void {
    this.arrived.set(this.arrived.get() + 1);
  }
}

export function useCatalog(): Catalog {
  const catalog = useMemo(() => new Catalog(), []);
  useObserved(catalog.arrived);
  useEffect(() => {
    catalog.open().catch(() => undefined);
  }, [catalog]);
  return catalog;
}
