/** How long the functions of a file are. */
import { childrenOf, nodesOf, type Source, type SyntaxNode } from './sources.ts';

export interface FunctionSize {
  file: string;
  /** Where it starts, from 1. */
  line: number;
  name: string;
  /** Its own lines: those of the functions inside it count for themselves. */
  lines: number;
}

const FUNCTION =
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|Class(Private)?Method)$/;

/** Functions written inside one line of another are part of that line: counting them would flatter the median. */
export function functionsOf(source: Source): FunctionSize[] {
  return nodesOf(source)
    .filter((node) => isCounted(node))
    .map((node) => ({
      file: source.file,
      line: node.loc.start.line,
      name: nameOf(node, source.text),
      lines: ownLines(node),
    }));
}

function isCounted(node: SyntaxNode): boolean {
  const isDeclared = /Declaration|Method/.test(node.type);
  return FUNCTION.test(node.type) && (isDeclared || node.loc.end.line > node.loc.start.line);
}

function ownLines(node: SyntaxNode): number {
  const lines = linesOf(node);
  for (const inner of nearestInside(node)) for (const line of linesOf(inner)) lines.delete(line);
  return lines.size;
}

/** The counted functions inside, not those inside them in turn. */
function nearestInside(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).flatMap((child) => (isCounted(child) ? [child] : nearestInside(child)));
}

function linesOf({ loc }: SyntaxNode): Set<number> {
  return new Set(Array.from({ length: loc.end.line - loc.start.line + 1 }, (_, i) => loc.start.line + i));
}

/** The first line of it, which is what a reader searches for. */
function nameOf(node: SyntaxNode, text: string): string {
  return (text.split('\n')[node.loc.start.line - 1] ?? '').trim();
}
