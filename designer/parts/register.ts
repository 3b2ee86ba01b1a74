/** Things of the organisation by id and by name. There can be thousands: they are searched where they are kept, and named one by one. */
import type { Page } from '../../runtime/wire/api/shared.ts';
import { ApiError, api } from '../api.ts';

interface Thing {
  id: string;
  name: string;
}

/** As many as a list shows at a time. */
export const SOME = 50;
const MANY = 200;

/** The path of those whose name holds the text; `among`: what else is asked of them. */
export const namedPath = (path: string, text: string, among: Record<string, string> = {}): string =>
  `${path}?${new URLSearchParams({ limit: String(SOME), ...among, ...(text && { q: text }) })}`;

export const thingsNamed = async <T extends Thing>(
  path: string,
  text: string,
  among?: Record<string, string>,
): Promise<T[]> => (await api.get<Page<T>>(namedPath(path, text, among))).items;

export class Register<T extends Thing> {
  private readonly held = new Map<string, T | 'asked' | 'unknown'>();
  private opening = false;

  /** `path`: of the list. `tell` is called whenever something arrives. */
  constructor(
    private readonly path: string,
    private readonly tell: () => void,
  ) {}

  /** The first page is enough for most; whoever else is mentioned is asked for alone. */
  async open(): Promise<void> {
    this.opening = true;
    try {
      const { items } = await api.get<Page<T>>(`${this.path}?limit=${MANY}`);
      this.opening = false;
      this.keep(items);
    } finally {
      this.opening = false;
    }
  }

  /** Those whose name holds the text. */
  async search(text: string): Promise<T[]> {
    const items = await thingsNamed<T>(this.path, text);
    this.keep(items);
    return items;
  }

  /** What is known of it; asked for at its first mention. */
  get(id: string): T | undefined {
    const held = this.held.get(id);
    if (held === undefined && !this.opening) void this.ask(id);
    return typeof held === 'object' ? held : undefined;
  }

  /** What is not known yet gets the benefit of the doubt. */
  has(id: string): boolean {
    this.get(id);
    return this.held.get(id) !== 'unknown';
  }

  private async ask(id: string): Promise<void> {
    this.held.set(id, 'asked');
    const one = await api.get<T>(`${this.path}/${encodeURIComponent(id)}`).catch(refused);
    this.held.set(id, one);
    this.tell();
  }

  private keep(items: readonly T[]): void {
    for (const one of items) this.held.set(one.id, one);
    this.tell();
  }
}

/** Only the runtime can say that it knows no such thing; whatever else went wrong may pass. */
export const refused = (error: unknown): 'asked' | 'unknown' =>
  error instanceof ApiError && error.status === 404 ? 'unknown' : 'asked';
