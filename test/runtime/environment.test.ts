import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingsError, settingsOf } from '../../runtime/environment.ts';

describe('the environment', () => {
  it.each([
    [{}],
    [
      {
        DOGEAR_PORT: '',
        DOGEAR_HOST: '',
        DATABASE_URL: '',
        DOGEAR_DATA: '',
        DOGEAR_ADMIN_TOKEN: '',
        DOGEAR_DEMO: '',
        DOGEAR_REGION_HEADER: '',
      },
    ],
  ])('says nothing: SQLite in ./data, port 8787 on loopback, no demo (%j)', (said) => {
    expect(settingsOf(said)).toEqual({
      port: 8787,
      host: '127.0.0.1',
      url: undefined,
      data: path.resolve('data'),
      adminToken: undefined,
      demo: false,
      regionHeader: undefined,
    });
  });

  it('is taken as it says', () => {
    const said = {
      DOGEAR_PORT: '0',
      DOGEAR_HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://me@db/dogear',
      DOGEAR_DATA: '/var/lib/dogear',
      DOGEAR_ADMIN_TOKEN: 'a-token-of-some-length',
      DOGEAR_DEMO: '1',
      DOGEAR_REGION_HEADER: 'CF-Region',
    };
    expect(settingsOf(said)).toEqual({
      port: 0,
      host: '0.0.0.0',
      url: 'postgres://me@db/dogear',
      data: path.resolve('/var/lib/dogear'),
      adminToken: 'a-token-of-some-length',
      demo: true,
      regionHeader: 'cf-region',
    });
  });

  it.each([
    ['DOGEAR_PORT', '80a'],
    ['DOGEAR_PORT', '65536'],
    ['DOGEAR_PORT', '-1'],
    ['DATABASE_URL', 'mysql://db'],
    ['DOGEAR_ADMIN_TOKEN', 'short'],
    ['DOGEAR_ADMIN_TOKEN', 'with spaces in its middle'],
    ['DOGEAR_DEMO', 'yes'],
    ['DOGEAR_REGION_HEADER', 'X Region: CN'],
  ])('%s=%s is refused by name, without a stack', (name, value) => {
    expect(() => settingsOf({ [name]: value })).toThrow(SettingsError);
    expect(() => settingsOf({ [name]: value })).toThrow(name);
  });

  it('never repeats what may be a secret', () => {
    expect(() => settingsOf({ DATABASE_URL: 'mysql://me:secret@db' })).not.toThrow(/secret/);
    expect(() => settingsOf({ DOGEAR_ADMIN_TOKEN: 'secret' })).not.toThrow(/secret/);
  });
});
