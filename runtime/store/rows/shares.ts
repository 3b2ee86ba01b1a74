/** Rows of shares: minted links, and who came by them. */

/** A minted link; either an agent or a person made it. Counts are folded as they happen. */
export interface ShareRow {
  id: string;
  /** Stands in the address; tells nothing of who made it. */
  code: string;
  contentId: string;
  /** The content's own address with the code. */
  url: string;
  agentId: string | null;
  personId: string | null;
  /** The share by which whoever made this one had come. */
  parentId: string | null;
  /** The first of the chain: this one, if it has no parent. */
  rootId: string;
  /** The agent with whose share the chain began. */
  rootAgentId: string | null;
  /** string[]: ids of the shares above, root first; how many there are. */
  aboveJson: string;
  depth: number;
  createdAt: number;
  /** Views by this link, and persons who opened it. */
  opens: number;
  persons: number;
  /** Of the persons who first came to the content by this link, those who completed it. */
  completes: number;
  /** Of the whole chain from here on: shares below, persons who first came by any of these links, and of them those who completed it. */
  chainShares: number;
  chainPersons: number;
  chainCompletes: number;
}

/** A person opened a share. Primary key: shareId, personId. */
export interface ShareOpenRow {
  shareId: string;
  personId: string;
  contentId: string;
  /** ms UTC, the first time. */
  at: number;
  /** 1 where the person first came to the content by this share. */
  cameBy: number;
  /** When such a person completed the content. */
  completedAt: number | null;
}
