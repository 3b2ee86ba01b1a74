import { randomBytes } from 'node:crypto';

/** 144 random bits behind a prefix that says what they open: `pk_` a site's collector, `at_` an agent's page, `dogear_` everything. */
export const newToken = (prefix: 'pk_' | 'at_' | 'dogear_'): string =>
  prefix + randomBytes(18).toString('base64url');
