/** An operator before the designer. */
import type { Locator, Page } from 'playwright';
import { picks } from './designer-pages.ts';

/** What stands on a node of the canvas: how many entered, how many are there now, how many left by each exit. */
export interface NodeFigures {
  entered: number;
  here: number;
  exits: Record<string, number>;
}

export class Operator {
  private constructor(readonly page: Page) {}

  static async signIn(page: Page, link: string): Promise<Operator> {
    await page.goto(link);
    await page.getByRole('heading', { name: '首页' }).waitFor();
    return new Operator(page);
  }

  /** Gives the person to an agent. */
  async assigns(person: string, agent: string): Promise<void> {
    await this.goesTo('客户');
    await this.page.getByPlaceholder('姓名').fill(person);
    await this.page.getByRole('link', { name: person }).click();
    await picks(this.page, '归属代理人', agent);
    await this.page.getByText(`${person}现在归属${agent}`).waitFor();
  }

  async opensJourney(name: string): Promise<void> {
    await this.goesTo('旅程');
    await this.page.getByRole('link', { name }).click();
    await this.page.locator('.node-figures').first().waitFor();
  }

  /** `node`: its id in the graph. */
  async figures(node: string): Promise<NodeFigures> {
    const card = this.node(node);
    const [entered, here] = await card.locator('.node-figure b').allInnerTexts();
    const exits: Record<string, number> = {};
    for (const exit of await card.locator('.exit').all()) {
      const [name = '', ...figure] = (await exit.innerText()).split('\n');
      exits[name] = Number.parseInt(figure.join(), 10) || 0;
    }
    return { entered: Number(entered), here: Number(here), exits };
  }

  /** Writes into a field of the node, as labelled in its form. */
  async writes(node: string, label: string, text: string): Promise<void> {
    await this.node(node).click();
    await this.page.getByLabel(label, { exact: true }).fill(text);
    await this.page.getByText('草稿已保存').waitFor();
  }

  /** Publishes; gives what the designer says to that. */
  async publishes(): Promise<string> {
    await this.page.getByRole('button', { name: '发布改动' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    return this.page.getByText('已发布').innerText();
  }

  /** `query` filters: `?device=phone`. */
  async opensContent(id: string, query = ''): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.page.goto(`${origin}/designer/contents/${id}${query}`);
    await this.page.getByRole('button', { name: '在页面上看' }).waitFor();
  }

  /** Presses the button; gives the page that opens. */
  async seesOnPage(): Promise<Page> {
    const opened = this.page.context().waitForEvent('page');
    await this.page.getByRole('button', { name: '在页面上看' }).click();
    const page = await opened;
    await page.waitForSelector('dogear-overlay .panel');
    return page;
  }

  private node(id: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`);
  }

  private goesTo(place: string): Promise<void> {
    return this.page.getByRole('navigation').getByRole('link', { name: place }).click();
  }
}
