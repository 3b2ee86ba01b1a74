/** Which file imports what, and whether the map of the project allows it. */
import path from 'node:path';
import { nodesOf, type Source, type SyntaxNode } from './sources.ts';

interface Room {
  /** Rooms it may import, besides itself. */
  may: readonly string[];
  /** Packages and built-ins it may import; any, where none are named. */
  packages?: readonly string[];
  /** Files inside allowed rooms that it must not know. */
  never?: RegExp;
}

const LANGUAGE = ['journey', 'condition', 'wire'];
/** What decides and writes for journeys without knowing a store. */
const MEANS = ['gate', 'template'];
const RUNTIME = [
  ...['http', 'replay', 'ingest', 'worker', 'tasks', 'advance', 'effects', 'store', 'clock'],
  ...MEANS,
  ...LANGUAGE,
];
const PAGES = ['designer', 'designer/edit', 'designer/forms', 'designer/canvas'];

/** The arrows of the design. The longest name that a path starts with is its room. */
const ROOMS: Record<string, Room> = {
  sdk: { may: ['wire'], packages: ['preact', 'web-vitals'] },
  designer: { may: [...PAGES, ...LANGUAGE], packages: ['preact'] },
  'designer/canvas': { may: [...PAGES, ...LANGUAGE], packages: ['preact', '@xyflow/react'] },
  'designer/edit': { may: LANGUAGE, packages: [] },
  'designer/forms': {
    may: ['designer', ...LANGUAGE],
    packages: ['preact'],
    never: /^runtime\/journey\/(nodes\/|registry\.ts)/,
  },
  http: { may: ['replay', 'ingest', 'tasks', 'advance', 'store', 'clock', ...MEANS, ...LANGUAGE] },
  ingest: { may: ['advance', 'store', 'clock', ...LANGUAGE] },
  replay: { may: ['gate', 'store', 'clock', ...LANGUAGE] },
  worker: { may: ['tasks', 'advance', 'store', 'clock', ...LANGUAGE] },
  tasks: { may: ['advance', 'store', 'clock', ...MEANS, ...LANGUAGE] },
  advance: { may: ['store', 'clock', ...MEANS, ...LANGUAGE] },
  effects: { may: ['clock', ...LANGUAGE] },
  store: { may: ['clock', ...MEANS, ...LANGUAGE] },
  clock: { may: [] },
  gate: { may: ['journey', 'condition'], packages: [] },
  template: { may: [], packages: ['liquidjs', 'node:vm'] },
  journey: { may: ['condition'], packages: [] },
  condition: { may: [], packages: [] },
  wire: { may: [], packages: ['typebox'] },
  runtime: { may: [...RUNTIME, 'examples'] },
  /** Made readers send what the SDK would. */
  examples: { may: [...RUNTIME, 'sdk'] },
};

/** One sentence for every import that goes against the arrows. */
export function violationsOf(source: Source): string[] {
  const from = roomOf(source.file);
  const room = ROOMS[from];
  if (!room) return [`${source.file}:1 lies in no room of the design`];
  return importsOf(source).flatMap(({ specifier, line }) => {
    const reason = objection(source.file, from, room, specifier);
    return reason ? [`${source.file}:${line} imports ${specifier}: ${reason}`] : [];
  });
}

function objection(file: string, from: string, room: Room, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    if (!room.packages || room.packages.includes(name)) return undefined;
    return `${from} may only use the packages [${room.packages.join(', ')}]`;
  }
  const target = path.posix.join(path.posix.dirname(file), specifier);
  const to = roomOf(target);
  if (to !== from && !room.may.includes(to))
    return `${from} may only import [${room.may.join(', ')}], not ${to}`;
  return room.never?.test(target) ? `${from} must not know it` : undefined;
}

function roomOf(file: string): string {
  const inside = file.replace(/^runtime\/(?:(worker|clock)\.ts$|(?=[^/]+\/))/, (_, loose) =>
    loose ? `${loose}/` : '',
  );
  const names = Object.keys(ROOMS).filter((name) => inside.startsWith(`${name}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? 'outside';
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Static, dynamic, re-exporting and type-only imports, and `require`. */
export function importsOf(source: Source): { specifier: string; line: number }[] {
  return nodesOf(source).flatMap((node) => {
    const specifier = specifierOf(node);
    return specifier === undefined ? [] : [{ specifier, line: node.loc.start.line }];
  });
}

function specifierOf(node: SyntaxNode): string | undefined {
  const literal = (value: unknown) => (value as { value?: string } | null | undefined)?.value;
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type)) return literal(node.source);
  if (node.type === 'TSImportType') return literal(node.argument);
  if (node.type === 'TSExternalModuleReference') return literal(node.expression);
  if (node.type !== 'CallExpression') return undefined;
  const callee = node.callee as SyntaxNode & { name?: string };
  return callee.type === 'Import' || callee.name === 'require'
    ? literal((node.arguments as unknown[])[0])
    : undefined;
}
