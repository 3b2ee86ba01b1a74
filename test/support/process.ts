/** The runtime as a process of its own, as `npm run serve` starts it, on a free port with a store of its own. Built first when stale. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { STAMP, sourceStamp } from '../../runtime/stamp.mjs';

export interface Served {
  url: string;
  adminToken: string;
  process: ChildProcess;
  /** Where the SQLite file is. */
  folder: string;
  /** Calls the api as the administrator; throws unless the answer is good. */
  api<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** Megabytes of memory that it has now. */
  residentMb(): number;
  /** Milliseconds of processor time that it used so far. */
  cpuMs(): number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, and removes its store. */
  stop(): Promise<void>;
}

export interface Serving {
  /** `postgres://…`; SQLite without it. */
  url?: string | undefined;
  /** A store that is there already. */
  folder?: string;
  /** More for Node, as `--cpu-prof`. */
  node?: readonly string[];
}

const TOKEN = 'admin-token-of-the-tests';

export async function serve({ url, folder = newFolder(), node = [] }: Serving = {}): Promise<Served> {
  const env = {
    ...process.env,
    DOGEAR_PORT: '0',
    DOGEAR_DATA: folder,
    DOGEAR_ADMIN_TOKEN: TOKEN,
    DOGEAR_DEMO: '0',
    DATABASE_URL: url ?? '',
  };
  ensureBuilt();
  const child = spawn(process.execPath, [...nodeOptions(), ...node, 'dist/runtime/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const base = await addressOf(child);
  const end = async (signal: NodeJS.Signals) => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill(signal);
    await gone;
  };
  return {
    ...{ url: base, adminToken: TOKEN, process: child, folder },
    api: (method, route, body, headers) => call(base, method, route, body, headers),
    residentMb: () => residentMb(child.pid as number),
    cpuMs: () => cpuMs(child.pid as number),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let built = false;

/** Builds what is stale, once a process: whoever edits meanwhile gets what was there at its begin. */
export function ensureBuilt(): void {
  if (built) return;
  built = true;
  const fresh = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourceStamp();
  if (!fresh) spawnSync('npm run --silent build', { shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** What `npm run serve` gives to Node. */
function nodeOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return scripts.serve.split(' ').filter((word: string) => word.startsWith('--'));
}

/** Beside the sources and not in /tmp, which may be memory: what is measured is a disk. */
export function newFolder(): string {
  mkdirSync('data', { recursive: true });
  return mkdtempSync(path.resolve('data', 'test-'));
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout as NodeJS.ReadableStream) {
    said += String(chunk);
    const [, address] = /(http:\/\/\S+:\d+)/.exec(said) ?? [];
    if (address) {
      child.stdout?.resume();
      return address;
    }
  }
  throw new Error(`The runtime did not start; it said:\n${said}`);
}

async function call<T>(base: string, method: string, route: string, body?: unknown, more = {}): Promise<T> {
  const headers = { authorization: `Bearer ${TOKEN}`, ...more };
  const response = await fetch(base + route, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok)
    throw new Error(`${method} ${route} answered ${response.status}: ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
}

/** User and system time; Linux counts both in hundredths of a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
