/** The process: reads the environment, starts the runtime, says where it is, and stops it when asked. */
import path from 'node:path';
import pino from 'pino';
import { type AdminToken, adminTokenOf } from './admin-token.ts';
import { realWorld } from './clock.ts';
import { SettingsError, settingsOf } from './environment.ts';
import { type Runtime, startRuntime } from './server.ts';
import type { AgentRow } from './store/tables.ts';

/** Lines of JSON on stderr; before a person's eyes only what they should act on. */
const log = pino({ level: process.stderr.isTTY ? 'warn' : 'info' }, pino.destination(2));

await main().catch(fail);

async function main(): Promise<void> {
  const { port, host, url, data, demo, adminToken, regionHeader } = settingsOf(process.env);
  // Who looks around needs the links, not a line for every request.
  if (demo) log.level = 'warn';
  const admin = await adminTokenOf(adminToken, data);
  const runtime = await startRuntime({
    store: url ? { url } : { file: path.join(data, 'dogear.sqlite') },
    host,
    port,
    adminToken: admin.token,
    assets: { dist: path.resolve('dist'), examples: path.resolve('examples') },
    regionHeader,
    world: realWorld(),
    log,
  });
  stopWhenAsked(runtime);
  const agents = demo ? await installDemo(runtime, admin) : [];
  console.log(greeting(runtime.url, admin, agents));
}

type Agent = Pick<AgentRow, 'name' | 'token'>;

/** Loaded only for the scene: a runtime that serves needs no made readers. Gives the agents whose pages are worth a look. */
async function installDemo({ url, store }: Runtime, { token }: AdminToken): Promise<Agent[]> {
  console.log('Installing the example scene…');
  const { installScene } = await import('../examples/install.ts');
  await installScene({ base: url, token });
  return store.read.selectFrom('agents').select(['name', 'token']).orderBy('createdAt').limit(2).execute();
}

function greeting(url: string, { token, made, file }: AdminToken, agents: readonly Agent[]): string {
  const signIn = made ? `/designer/#token=${token}` : '/designer/';
  const examples = agents.length > 0 ? [`  examples      ${url}/examples/`] : [];
  const pages = agents.map(({ name, token }) => `  agent ${name}    ${url}/agent/#token=${token}`);
  return [
    'Dogear is ready.',
    ...examples,
    `  designer      ${url}${signIn}`,
    ...pages,
    'Every agent has a page of their own: designer, settings, agents.',
    made
      ? `The sign-in link is shown this once; its token stays in ${file}.`
      : `The token is in ${file ?? 'DOGEAR_ADMIN_TOKEN'}.`,
  ].join('\n');
}

/** The second signal ends the process at once: whoever asks twice means it. */
function stopWhenAsked(runtime: Runtime): void {
  let asked = false;
  const stop = (signal: string) => {
    if (asked) process.exit(1);
    asked = true;
    log.info({ signal }, 'stopping');
    runtime.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function fail(error: unknown): never {
  console.error(explained(error));
  process.exit(1);
}

function explained(error: unknown): string {
  const { code, port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (error instanceof SettingsError) return message;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what listens there, or choose another with DOGEAR_PORT=${(port ?? 0) + 1}.`;
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return `${message}. Choose another address with DOGEAR_HOST and DOGEAR_PORT.`;
  }
  return stack ?? String(error);
}
