import type { ComponentChildren } from 'preact';
import { Link } from '../router.tsx';

interface FigureProps {
  title: string;
  /** With its unit, as people read it. */
  value: string;
  /** What the figure counts, or how it changed. */
  children?: ComponentChildren;
  /** The page behind the figure. */
  to?: string;
}

/** One figure: what it is, how much, and what it counts. */
export function Figure({ title, value, children, to }: FigureProps) {
  const body = (
    <>
      <span class="figure-title">{title}</span>
      <span class="figure-value">{value}</span>
      {children && <span class="figure-note">{children}</span>}
    </>
  );
  return to ? (
    <Link class="figure" to={to}>
      {body}
    </Link>
  ) : (
    <div class="figure">{body}</div>
  );
}
