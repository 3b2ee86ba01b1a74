/** The example scene in a whole runtime, and the people around it, each before a screen of their own. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { installScene } from '../../examples/install.ts';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import { AgentPhone } from './agent-phone.ts';
import { launchChromium } from './chromium.ts';
import { type Dogear, startDogear } from './dogear.ts';
import { Operator } from './operator.ts';
import { Reader } from './reader.ts';
import { SceneReader } from './scene-reader.ts';

export interface Example {
  dogear: Dogear;
  /** Somebody whom nobody knows yet, with a phone. */
  reader(): Promise<SceneReader>;
  /** The agent of that name, who has their link, with a phone. */
  agent(name: string): Promise<AgentPhone>;
  /** With a desktop, signed in. */
  operator(): Promise<Operator>;
  /** Time passes for the runtime, ms, and it does what became due. */
  passes(ms: number): Promise<void>;
  /** What went wrong in anybody's page since the last call. */
  faults(): string[];
  close(): Promise<void>;
}

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const CHINA = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };
/** The made readers' waits are over by then, so that only the story moves figures. */
const SETTLED = 60_000;

export async function openExample(): Promise<Example> {
  let ahead = 0;
  const dogear = await startDogear({ clock: () => Date.now() + ahead });
  const { url, adminToken, worker } = dogear;
  await installScene({ base: url, token: adminToken }, dogear.world.now);
  const browser = await launchChromium();
  const faults: string[] = [];
  const passes = (ms: number) => {
    ahead += ms;
    return worker.tick();
  };
  await passes(SETTLED);
  return {
    dogear,
    async reader() {
      const reader = await Reader.meet(browser);
      return new SceneReader(watched(reader.page, faults), reader, url);
    },
    async agent(name) {
      const page = await pageFor(browser, PHONE);
      return AgentPhone.of(watched(page, faults), url + (await linkOf(dogear, name)));
    },
    async operator() {
      const page = await pageFor(browser, DESKTOP);
      return Operator.signIn(watched(page, faults), `${url}/designer/#token=${adminToken}`);
    },
    passes: async (ms) => void (await passes(ms)),
    faults: () => faults.splice(0),
    async close() {
      await browser.close();
      await dogear.close();
    },
  };
}

async function pageFor(browser: Browser, screen: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...screen, ...CHINA });
  return context.newPage();
}

function watched(page: Page, faults: string[]): Page {
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return page;
}

async function linkOf({ api }: Dogear, name: string): Promise<string> {
  const { items } = await api<{ items: AgentShown[] }>('GET', '/api/agents');
  const link = items.find((agent) => agent.name === name)?.link;
  if (!link) throw new Error(`The scene has no agent called ${name}.`);
  return link;
}
