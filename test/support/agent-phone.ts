/** An agent with the agent's page on a phone. */
import type { Locator, Page } from 'playwright';

/** A paragraph as the evidence names it. */
export interface Held {
  text: string;
  seconds: number;
}

/** The page asks for news this often, ms. */
const NEWS = 30_000;

export class AgentPhone {
  private constructor(readonly page: Page) {}

  static async of(page: Page, link: string): Promise<AgentPhone> {
    await page.clock.install();
    await page.goto(link);
    await page.getByRole('tab', { name: '今天' }).waitFor();
    return new AgentPhone(page);
  }

  /** Leaves the page open; when it tells of news, taps to see them. */
  async hears(): Promise<void> {
    await this.page.clock.runFor(NEWS);
    await this.page.getByRole('button', { name: '有新的变化' }).tap();
  }

  /** The card about a customer. */
  card(customer: string): Locator {
    return this.page.locator('.task-card').filter({ has: this.page.getByRole('link', { name: customer }) });
  }

  /** Opens the task from its card; gives what fired. */
  async opensTask(customer: string): Promise<string> {
    await this.card(customer).getByRole('link', { name: customer }).tap();
    await this.page.getByRole('heading', { name: customer }).waitFor();
    return this.page.getByText('起因：').innerText();
  }

  /** The paragraphs that the open task names for an article. */
  async evidence(title: string): Promise<Held[]> {
    const content = this.page
      .locator('.evidence')
      .filter({ has: this.page.getByRole('link', { name: title }) });
    const items = await content.getByRole('listitem').all();
    return Promise.all(
      items.map(async (item) => ({
        text: await item.locator('q').innerText(),
        seconds: Number.parseFloat(await item.locator('strong').innerText()),
      })),
    );
  }

  /** Taps the move of the open task: 接受, 已联系. */
  async taps(move: string): Promise<void> {
    await this.page.getByRole('button', { name: move, exact: true }).tap();
    await this.page.getByRole('button', { name: move, exact: true }).waitFor({ state: 'detached' });
  }

  /** Two taps: what came of it. */
  async reports(outcome: string): Promise<void> {
    await this.page.getByRole('button', { name: '记录结果' }).tap();
    await this.page.getByRole('button', { name: outcome }).tap();
    await this.page.getByRole('button', { name: '记录结果' }).waitFor({ state: 'detached' });
  }

  async goesBack(): Promise<void> {
    await this.page.getByRole('link', { name: '返回任务' }).tap();
  }
}
