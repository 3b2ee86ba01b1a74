/** Builds the inside of an article: every stretch that can be read carries its number, `data-p`. */
import { type Chance, chanceOf } from './chance.ts';
import { type Language, Prose } from './prose.ts';

export class Sheet {
  readonly chance: Chance;
  readonly prose: Prose;
  private made = 0;
  private html: string[] = [];

  constructor(
    readonly name: string,
    readonly language: Language,
  ) {
    this.chance = chanceOf('sheet', name);
    this.prose = new Prose(language, name);
  }

  /** What was built since the last call. */
  take(): string {
    return this.html.splice(0).join('\n');
  }

  title(): this {
    return this.leaf('h1', this.prose.heading());
  }

  heading(): this {
    return this.leaf('h2', this.prose.heading());
  }

  paragraphs(count: number): this {
    for (let i = 0; i < count; i++) this.leaf('p', this.prose.paragraph());
    return this;
  }

  quote(): this {
    return this.leaf('blockquote', this.prose.text(1));
  }

  /** Height over width: 0.4 to 0.8. A late one has no size until it comes, so many ms after the page. */
  picture(lateMs?: number): this {
    const ratio = this.chance.between(0.4, 0.8);
    const source = `/picture/${this.name}-${this.made}.svg?ratio=${ratio.toFixed(2)}`;
    const attributes =
      lateMs === undefined ? `src="${source}"` : `data-src="${source}" data-late="${lateMs}"`;
    return this.raw('figure', `<img ${attributes} alt="">`);
  }

  table(rows: number, columns: number): this {
    const cell = (row: number) => (row ? `${this.chance.whole(100, 99_999)}` : this.word());
    const line = (row: number) => {
      const cells = [this.word(), ...Array.from({ length: columns - 1 }, () => cell(row))];
      return `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
    };
    return this.raw('table', Array.from({ length: rows }, (_, row) => line(row)).join(''));
  }

  list(items: number, ordered = false): this {
    const all = Array.from({ length: items }, () => this.numbered('li', this.prose.text(1)));
    this.html.push(ordered ? `<ol>${all.join('')}</ol>` : `<ul>${all.join('')}</ul>`);
    return this;
  }

  code(lines: number): this {
    const line = (i: number) =>
      `${'  '.repeat(i % 3)}const ${this.chance.pick(NAMES)}${i} = ${this.chance.pick(NAMES)}(${this.chance.whole(1, 999)});`;
    return this.raw('pre', Array.from({ length: lines }, (_, i) => line(i)).join('\n'));
  }

  /** Closed until the reader opens it. */
  accordion(paragraphs: number): this {
    const summary = this.numbered('summary', this.prose.heading());
    const inside = Array.from({ length: paragraphs }, () => this.numbered('p', this.prose.paragraph()));
    this.html.push(`<details>${summary}${inside.join('')}</details>`);
    return this;
  }

  private word(): string {
    const text = this.prose.heading();
    return text.includes(' ') ? text.split(' ').slice(0, 2).join(' ') : text.slice(0, 4);
  }

  private leaf(tag: string, text: string): this {
    this.html.push(this.numbered(tag, text));
    return this;
  }

  private raw(tag: string, inside: string): this {
    this.html.push(`<${tag} data-p="${this.made++}">${inside}</${tag}>`);
    return this;
  }

  private numbered(tag: string, text: string): string {
    return `<${tag} data-p="${this.made++}">${text}</${tag}>`;
  }
}

const NAMES = ['policy', 'claim', 'reader', 'quote', 'term', 'share', 'grace', 'total'];
