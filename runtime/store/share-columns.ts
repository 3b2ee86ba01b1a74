/** The columns of the tables that are about shares, as the bulk statements need them. */
import type { Columns } from './columns.ts';
import type { Tables } from './tables.ts';

const time = 'bigint';

export const shares: Columns<Tables['shares']> = {
  id: 'text',
  code: 'text',
  contentId: 'text',
  url: 'text',
  agentId: 'text',
  personId: 'text',
  parentId: 'text',
  rootId: 'text',
  rootAgentId: 'text',
  aboveJson: 'text',
  depth: 'integer',
  createdAt: time,
  opens: 'bigint',
  persons: 'bigint',
  completes: 'bigint',
  chainShares: 'bigint',
  chainPersons: 'bigint',
  chainCompletes: 'bigint',
};

export const shareOpens: Columns<Tables['shareOpens']> = {
  shareId: 'text',
  personId: 'text',
  contentId: 'text',
  at: time,
  cameBy: 'integer',
  completedAt: time,
};
