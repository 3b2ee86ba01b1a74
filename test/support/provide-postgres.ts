/** Makes sure that a PostgreSQL answers: the one that is told, the machine's own, or a private one for this run. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackage, isRoot } from './machine.ts';
import { postgresAnswers, serverUrl } from './postgres.ts';

export interface Server {
  url: string;
  stop(): Promise<void>;
}

const INSTALLATIONS = [
  '/usr/lib/postgresql',
  '/opt/homebrew/opt',
  '/usr/local/opt',
  '/Applications/Postgres.app/Contents/Versions',
  'C:\\Program Files\\PostgreSQL',
];

/** Undefined when no server answers and none could be started; throws when the told one does not answer. */
export async function providePostgres(): Promise<Server | undefined> {
  if (await postgresAnswers()) return { url: serverUrl(), stop: async () => {} };
  if (process.env.DOGEAR_TEST_DATABASE_URL) {
    throw new Error(`DOGEAR_TEST_DATABASE_URL is set, but no PostgreSQL answers at ${serverUrl()}.`);
  }
  const programs = installedPrograms() ?? (installPackage('postgresql') ? installedPrograms() : undefined);
  return programs ? startPrivate(programs) : undefined;
}

/** The folder with `initdb` and `postgres`, of the newest version in the first place that has any. */
function installedPrograms(): string | undefined {
  const byVersion = new Intl.Collator('en', { numeric: true }).compare;
  const places = INSTALLATIONS.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place)
      .sort(byVersion)
      .reverse()
      .map((version) => path.join(place, version, 'bin')),
  );
  const onPath = (process.env.PATH ?? '').split(path.delimiter);
  const initdb = process.platform === 'win32' ? 'initdb.exe' : 'initdb';
  return [...places, ...onPath].find((folder) => existsSync(path.join(folder, initdb)));
}

/** A server in a temporary folder on a free port of the loopback, not durable, gone when stopped. */
async function startPrivate(programs: string): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dogear-postgres-'));
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const program = (name: string) => path.join(programs, name);
  const cluster = ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(program('initdb'), cluster, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    program('postgres'),
    ['-D', folder, '-p', `${port}`, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = async () => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  await untilReady(server.stderr);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (!isRoot()) return undefined;
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The loopback gave no port.');
  return address.port;
}

/** Goes on reading afterwards, so that the server never blocks on a full pipe. */
async function untilReady(log: NodeJS.ReadableStream): Promise<void> {
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    log.on('data', (chunk) => {
      said.push(String(chunk));
      if (said.join('').includes('ready to accept connections')) resolve();
    });
    log.on('end', () => reject(new Error(`The private PostgreSQL did not start:\n${said.join('')}`)));
  });
}
