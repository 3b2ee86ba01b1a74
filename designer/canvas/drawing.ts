/** What a canvas shows of a journey, and what it reports; in the words of journeys, not of the drawing library. */
import { createContext } from 'preact';
import type { Fault, Names } from '../../runtime/journey/definition.ts';
import type { JourneyEdge, Layout } from '../../runtime/journey/vocabulary.ts';
import type { JourneyStats } from '../../runtime/wire/api/journeys.ts';
import type { Way } from '../edit/change.ts';
import type { Mark } from '../edit/difference.ts';
import type { Draft, Point } from '../edit/draft.ts';
import type { Selection } from '../edit/editor.ts';

export type Figures = JourneyStats['nodes'];

/** By node, how many left by each exit with the last news. */
export type Moved = ReadonlyMap<string, Record<string, number>>;

/** The path of one run: at which steps it came to each node, by which ways it went, and where it stands. */
export interface Walk {
  steps: ReadonlyMap<string, number[]>;
  ways: readonly Way[];
  stands: string | undefined;
}

export interface Drawing {
  draft: Draft;
  names: Names;
  selection: Selection;
  figures?: Figures | undefined;
  moved?: Moved | undefined;
  faults?: readonly Fault[] | undefined;
  marks?: ReadonlyMap<string, Mark> | undefined;
  /** Lines of a difference. */
  lines?: { added: readonly JourneyEdge[]; removed: readonly JourneyEdge[] } | undefined;
  walk?: Walk | undefined;
  /** In sight at first, where not everything can be. */
  start?: string | undefined;
}

/** What an operator does on the canvas; without it the canvas is only looked at. */
export interface Editing {
  onMove(places: Layout, group?: string): void;
  onConnect(edge: JourneyEdge): void;
  /** A box is opened: the nodes in it stand on the canvas again. */
  onUnfold(nodes: readonly string[]): void;
  /** A kind was dropped from the palette, at a place or onto a way. */
  onDrop(kind: string, where: { at: Point } | { way: Way }): void;
  /** Something is to be added on a way; `screen` is where the operator points, in pixels of the window. */
  onAskAdd(way: Way, screen: Point, at?: Point): void;
}

/** Who came to a node, or left it by one of its exits, or stands there, or failed there; without a node, everybody. */
export interface Figure {
  node?: string;
  exit?: string;
  state?: 'active' | 'failed';
}

export interface Acts {
  editing: Editing | undefined;
  /** A figure was asked who is behind it. */
  onFigure: ((figure: Figure) => void) | undefined;
}

export const ActsContext = createContext<Acts>({ editing: undefined, onFigure: undefined });

/** Where the operator looks; given once the canvas is there. */
export interface View {
  /** Moves so that the node is in sight, without changing the zoom. */
  show(node: string): void;
  /** Gives the node the keyboard, once it is drawn. */
  focus(node: string): void;
  fit(): void;
  /** All of it, if that can be read; else its beginning. */
  begin(): void;
  zoom(by: 'in' | 'out' | 'whole'): void;
  /** The pointer's place on the canvas, or the middle of what is in sight. */
  pointer(): Point;
}

/** The type under which the palette drags a kind of node. */
export const DRAGGED_KIND = 'application/x-dogear-node';
