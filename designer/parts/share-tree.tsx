/** Chains of shares as a tree: whose link it was, who opened it, and what was made of it. */
import './share-tree.css';
import { useState } from 'preact/hooks';
import type { ShareChain, ShareShown } from '../../runtime/wire/api/shares.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { Link } from '../router.tsx';
import { Button } from './button.tsx';
import { useListing } from './listing.ts';
import { More } from './more.tsx';
import { Shown } from './states.tsx';

/** What the person opened and passed on, content by content. */
export function PersonShares({ personId }: { personId: string }) {
  const text = useText();
  const shares = useListing<ShareShown>(`/api/shares?person=${encodeURIComponent(personId)}`);
  return (
    <>
      <Shown of={shares}>
        {(items) =>
          items.length > 0 ? (
            [...byContent(items)].map(([id, some]) => (
              <OfContent key={id} shares={some} personId={personId} />
            ))
          ) : (
            <p class="faint">{text(SHARES.noneOfPerson)}</p>
          )
        }
      </Shown>
      <More of={shares} />
    </>
  );
}

function byContent(shares: ShareShown[]): Map<string, ShareShown[]> {
  const groups = new Map<string, ShareShown[]>();
  for (const share of shares) groups.set(share.content.id, [...(groups.get(share.content.id) ?? []), share]);
  return groups;
}

interface OfContentProps {
  shares: ShareShown[];
  personId: string;
}

/** The person's own share hangs below the one by which they came; others that they opened stand beside it. */
function OfContent({ shares, personId }: OfContentProps) {
  const own = shares.filter(({ by }) => by.id === personId);
  const opened = shares.filter((share) => !own.includes(share));
  const roots = own.filter(({ parent }) => !opened.some(({ id }) => id === parent));
  return (
    <section class="shares-of-content">
      <h3>{shares[0]?.content.title}</h3>
      <ul class="share-tree">
        {opened.map((share) => (
          <li key={share.id}>
            <Line share={share} came />
            <Branch shares={own.filter(({ parent }) => parent === share.id)} personId={personId} />
          </li>
        ))}
        {roots.map((share) => (
          <Grown key={share.id} share={share} personId={personId} />
        ))}
      </ul>
    </section>
  );
}

interface BranchProps {
  shares: ShareShown[];
  /** Of whom the page is. */
  personId?: string | undefined;
}

function Branch({ shares, personId }: BranchProps) {
  if (shares.length === 0) return null;
  return (
    <ul>
      {shares.map((share) => (
        <Grown key={share.id} share={share} personId={personId} />
      ))}
    </ul>
  );
}

/** A share; what lies below comes when it is asked for. */
function Grown({ share, personId }: { share: ShareShown; personId?: string | undefined }) {
  const text = useText();
  const { number } = useFormats();
  const [open, setOpen] = useState(false);
  const { shares, persons } = share.credit;
  return (
    <li>
      <Line share={share} self={share.by.id === personId} />
      {shares > 0 && (
        <p class="share-more">
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {text(SHARES.below, { n: number(shares) })}
          </Button>{' '}
          <span class="faint">{text(SHARES.brought, { n: number(persons) })}</span>
        </p>
      )}
      {open && <Below id={share.id} />}
    </li>
  );
}

function Below({ id }: { id: string }) {
  const chain = useLoad<ShareChain>(`/api/shares/${encodeURIComponent(id)}`);
  return <Shown of={chain}>{({ below }) => <Branch shares={below} />}</Shown>;
}

interface LineProps {
  share: ShareShown;
  /** Made by whom the page is of. */
  self?: boolean;
  /** They opened it. */
  came?: boolean;
}

function Line({ share, self = false, came = false }: LineProps) {
  const text = useText();
  const { number } = useFormats();
  const { by, persons, completes } = share;
  const name = by.kind === 'agent' ? by.name : self ? text(SHARES.self) : (by.name ?? text(SHARES.hidden));
  const title = text(SHARES.of, { name });
  const figures = persons > 0 ? SHARES.figures : SHARES.notOpened;
  return (
    <p class={`share-node share-by-${by.kind}`}>
      {by.kind === 'customer' && by.id && !self ? <Link to={`/people/${by.id}`}>{title}</Link> : title}{' '}
      <span class="faint">
        {text(came ? SHARES.came : figures, { n: number(persons), completes: number(completes) })}
      </span>
    </p>
  );
}
