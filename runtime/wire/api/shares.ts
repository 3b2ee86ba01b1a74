/** Minted links, and who came by them. */
import Type from 'typebox';

const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** Who made a share; a customer whom the viewer may not see has neither id nor name. */
export const ShareMaker = Type.Union([
  Type.Object({ kind: Type.Literal('agent'), id: Type.String(), name: Type.String() }),
  Type.Object({
    kind: Type.Literal('customer'),
    id: Type.Union([Type.String(), Type.Null()]),
    name: Type.Union([Type.String(), Type.Null()]),
  }),
]);
export type ShareMaker = Type.Static<typeof ShareMaker>;

/** `GET /api/shares?agent=&content=&person=&parent=` */
export const ShareShown = Type.Object({
  id: Type.String(),
  /** The link: the content's own address with the share's code. */
  url: Type.String(),
  content: Type.Object({ id: Type.String(), title: Type.String() }),
  by: ShareMaker,
  /** The share by which its maker had come to the content; the first of the chain; and how many lie above. */
  parent: Type.Union([Type.String(), Type.Null()]),
  root: Type.String(),
  depth: Type.Integer(),
  createdAt: Type.Integer(),
  /** Views by this link, persons who opened it, and of those who first came to the content by it how many completed it. */
  opens: Type.Integer(),
  persons: Type.Integer(),
  completes: Type.Integer(),
  /** Of the chain from here on: shares below, persons whom it brought to the content (each once), and of them those who completed it. */
  credit: Type.Object({ shares: Type.Integer(), persons: Type.Integer(), completes: Type.Integer() }),
});
export type ShareShown = Type.Static<typeof ShareShown>;

/** `GET /api/shares/:id`: `above` from the root on; of those below and of who opened it, the last fifty. */
export const ShareChain = Type.Intersect([
  ShareShown,
  Type.Object({
    above: Type.Array(ShareShown),
    below: Type.Array(ShareShown),
    openers: Type.Array(
      Type.Object({
        person: Type.Union([Named, Type.Null()]),
        /** ms UTC */
        at: Type.Integer(),
        /** Whether they first came to the content by this share, and completed it. */
        cameBy: Type.Boolean(),
        completed: Type.Boolean(),
      }),
    ),
  }),
]);
export type ShareChain = Type.Static<typeof ShareChain>;

/** Body of `POST /api/shares`: an agent asks for themselves, an administrator names the agent. */
export const ShareAsked = Type.Object(
  {
    content: Type.String({ minLength: 1, maxLength: 64 }),
    agent: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  },
  { additionalProperties: false },
);
export type ShareAsked = Type.Static<typeof ShareAsked>;

/** What the shares of one content came to: links, persons whom they brought, and of them those who completed it. */
export const SharesOfContent = Type.Object({
  links: Type.Integer(),
  persons: Type.Integer(),
  completes: Type.Integer(),
});
export type SharesOfContent = Type.Static<typeof SharesOfContent>;
