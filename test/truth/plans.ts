/**
 * Which readings are played, on both screens: of the held-out half, which is reported, every article by two thirds of the
 * habits; of the training half every article by a sixth, enough to see that the values were not made for it.
 */
import { HABITS } from './habits.ts';
import { ARTICLES } from './pages/articles.ts';
import { chanceOf } from './pages/chance.ts';
import type { Plan, Screen } from './visit.ts';

/** Of three readers on phones, about one has enlarged text. */
const ENLARGED = 1 / 3;

/** `all`: every habit on every article, for choosing values. */
export function plansOf(half: Plan['article']['half'], all = false): Plan[] {
  const articles = ARTICLES.filter((article) => article.half === half);
  return articles.flatMap((article, a) =>
    HABITS.filter((_, h) => all || (half === 'held out' ? (a + h) % 3 > 0 : (a + h) % 6 === 0)).flatMap(
      (habit) => {
        const person = `${habit.name} reader of ${article.name}`;
        const phone: Screen = chanceOf('screen', person).happens(ENLARGED) ? 'enlarged' : 'phone';
        return [phone, 'desktop' as const].map((screen): Plan => ({ article, habit, screen, person }));
      },
    ),
  );
}
