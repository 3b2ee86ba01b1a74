import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let data: string;
const processes: ChildProcess[] = [];
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'dogear-main-'));
});
afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  rmSync(data, { recursive: true });
});

function run(env: Record<string, string> = {}) {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'runtime/main.ts'], {
    env: { ...rest, DOGEAR_PORT: '0', DOGEAR_DATA: data, ...env },
  });
  processes.push(child);
  const told = { out: '', error: '' };
  child.stdout.on('data', (chunk) => {
    told.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    told.error += chunk;
  });
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, ...told }));
  const ready = async () => {
    while (!/^The /m.test(told.out)) await Promise.race([once(child.stdout, 'data'), ended]);
    return told.out;
  };
  return { child, ready, ended };
}

const urlIn = (text: string) => /designer +(http:\/\/[^/\s]+)/.exec(text)?.[1] as string;
const tokenIn = (text: string) => /#token=(\S+)/.exec(text)?.[1];

describe('the process', () => {
  it('says where it is, lets the administrator in, and remembers the token that it tells once', async () => {
    const first = run();
    const greeting = await first.ready();
    const token = tokenIn(greeting) as string;
    const me = (url: string) => fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await me(urlIn(greeting))).json()).toEqual({ role: 'admin' });
    expect(statSync(path.join(data, 'admin-token')).mode & 0o777).toBe(0o600);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);

    const second = run();
    const next = await second.ready();
    expect(next).not.toContain(token);
    expect(next).toContain(path.join(data, 'admin-token'));
    expect((await me(urlIn(next))).status).toBe(200);
    second.child.kill('SIGINT');
    expect((await second.ended).code).toBe(0);
  });

  it('takes the token that it is given and tells it to nobody', async () => {
    const given = run({ DOGEAR_ADMIN_TOKEN: 'a-token-of-some-length' });
    const greeting = await given.ready();
    expect(greeting).not.toContain('a-token-of-some-length');
    const headers = { authorization: 'Bearer a-token-of-some-length' };
    expect((await fetch(`${urlIn(greeting)}/api/me`, { headers })).status).toBe(200);
  });

  it('says what to do when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, error } = await run({ DOGEAR_PORT: String(port) }).ended;
    taken.close();
    expect(code).toBe(1);
    expect(error).toContain(`Port ${port} is in use.`);
    expect(error).toContain('DOGEAR_PORT=');
    expect(error).not.toContain('    at ');
  });

  it('says which variable is wrong and what would do', async () => {
    const { code, error } = await run({ DOGEAR_PORT: 'eighty' }).ended;
    expect([code, error.trim()]).toEqual([
      1,
      'DOGEAR_PORT is "eighty". Give a port from 0 to 65535; 0 takes a free one.',
    ]);
  });
});
