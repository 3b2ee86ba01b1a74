/** The panel beside the canvas in which one person walks a draft. */
import type { Locator, Page } from 'playwright';

export interface SimulatorDriver {
  panel: Locator;
  /** Titles of what may happen next, in order. */
  offers(): Promise<string[]>;
  /** Presses what is offered under this title. */
  plays(title: string): Promise<void>;
  /** Waits for a sentence of the story. */
  tells(sentence: string | RegExp): Promise<void>;
  presses(button: string | RegExp): Promise<void>;
  /** Steps that stand on a node of the canvas: `1 · 3`; empty if the path does not touch it. */
  stepsOn(node: string): Promise<string>;
}

export function simulatorOf(page: Page): SimulatorDriver {
  const panel = page.getByRole('complementary', { name: /模拟一位客户|Simulate one person/ });
  const offers = panel.locator('.try-offer span');
  return {
    panel,
    offers: () => offers.allInnerTexts(),
    plays: (title) => panel.locator('.try-offer').filter({ hasText: title }).first().click(),
    tells: (sentence) => panel.locator('.try-scroll').getByText(sentence).first().waitFor(),
    presses: (button) => panel.getByRole('button', { name: button }).click(),
    async stepsOn(node) {
      const steps = page.locator(`.react-flow__node[data-id="${node}"] .node-steps`);
      return (await steps.count()) === 0 ? '' : steps.innerText();
    },
  };
}
