/** Prose that people could have written: sentences with places, years and sums filled in, no paragraph twice. */
import { type Chance, chanceOf } from './chance.ts';
import { ARABIC, CHINESE, ENGLISH, MIXED } from './sentences.ts';

export type Language = 'zh' | 'en' | 'mixed' | 'ar';

const SENTENCES: Record<Language, readonly string[]> = { zh: CHINESE, en: ENGLISH, mixed: MIXED, ar: ARABIC };
const PLACES: Record<Language, readonly string[]> = {
  zh: ['成都', '苏州', '西安', '厦门', '青岛', '长沙', '昆明', '宁波'],
  en: ['Leeds', 'Austin', 'Bristol', 'Denver', 'Perth', 'Dublin', 'Ottawa', 'Boston'],
  mixed: ['上海', '深圳', '杭州', 'Singapore', 'Boston', '香港'],
  ar: ['القاهرة', 'عمّان', 'الرباط', 'دبي', 'تونس', 'بيروت'],
};

export class Prose {
  private readonly chance: Chance;
  private next: number;

  constructor(
    readonly language: Language,
    name: string,
  ) {
    this.chance = chanceOf('prose', name);
    this.next = this.chance.whole(0, 40);
  }

  /** So many sentences, one after the other. */
  text(sentences: number): string {
    const joint = this.language === 'zh' || this.language === 'mixed' ? '' : ' ';
    return Array.from({ length: sentences }, () => this.sentence()).join(joint);
  }

  /** One to six sentences, as paragraphs have. */
  paragraph(): string {
    return this.text(this.chance.whole(1, 6));
  }

  /** A few words of a sentence. */
  heading(): string {
    const [words = ''] = this.sentence().split(/[，。,.،؛]/);
    return words.trim();
  }

  private sentence(): string {
    const from = SENTENCES[this.language];
    // Steps through the sentences; the things filled in keep the rounds apart.
    this.next = (this.next + 7) % from.length;
    return (from[this.next] as string)
      .replaceAll('{place}', () => this.chance.pick(PLACES[this.language]))
      .replaceAll('{year}', () => `${this.chance.whole(1998, 2025)}`)
      .replaceAll('{n}', () => `${this.chance.whole(2, 98)}`);
  }
}
