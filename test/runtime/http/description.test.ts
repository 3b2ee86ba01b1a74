import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApi } from '../../../runtime/http/openapi.ts';
import { routes } from '../../../runtime/http/routes/index.ts';
import { conforms } from '../../support/conformance.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';

let dogear: Dogear;
let described: OpenApi;
beforeAll(async () => {
  dogear = await startDogear();
  described = (await (await fetch(`${dogear.url}/api/openapi.json`)).json()) as OpenApi;
});
afterAll(() => dogear.close());

describe('the description of the api', () => {
  it('is there for anybody', () => {
    expect(described.openapi).toBe('3.1.0');
    expect(described.paths['/v1/batch']?.post?.security).toEqual([]);
  });

  it('knows every route, and no other', () => {
    const told = Object.entries(described.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const served = routes.map(({ declared }) => `${declared.method} ${declared.path}`);
    expect(new Set(served).size).toBe(served.length);
    expect(told.filter((operation) => !operation.includes(' /v1/')).sort()).toEqual(served.sort());
  });

  it('has every resource of the contract that there is so far', () => {
    const resources = new Set(Object.keys(described.paths).map((path) => path.split('/')[2]));
    for (const name of [
      'people',
      'contents',
      'journeys',
      'runs',
      'tasks',
      'agents',
      'pushes',
      'shares',
      'sites',
      'metrics',
    ]) {
      expect(resources).toContain(name);
    }
  });

  it('says what each operation is for, what it answers and how it refuses', () => {
    for (const [path, item] of Object.entries(described.paths)) {
      for (const [method, { summary, responses, parameters, requestBody }] of Object.entries(item)) {
        const operation = `${method} ${path}`;
        expect(summary.length, operation).toBeGreaterThan(10);
        expect(Object.keys(responses), operation).toContain('401');
        expect(
          parameters.some((one) => one.in === 'path'),
          operation,
        ).toBe(path.includes('{id}'));
        if (requestBody) expect(Object.keys(responses), operation).toContain('400');
      }
    }
  });

  it('answers nothing that it does not describe: the driver of the tests holds every answer against it', async () => {
    const { items } = await dogear.api<{ items: unknown[] }>('GET', '/api/agents');
    conforms('GET', '/api/agents', 200, { items, next: null });
    expect(() => conforms('GET', '/api/agents', 200, { items: [{ id: 1 }], next: null })).toThrow(
      'another shape',
    );
    expect(() => conforms('GET', '/api/agents', 418, {})).toThrow('not described');
    expect(() => conforms('GET', '/api/agents', 403, {})).toThrow('not described');
  });

  it('an address of the api that is none is answered by a problem', async () => {
    const { status, headers, body } = await dogear.call('GET', '/api/nothing');
    expect([status, body.code]).toEqual([404, 'not-found']);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });
});
