/** Where edges lead, and which exits have none. */
import { exitKey } from '../graph.ts';
import { definitionOf } from '../registry.ts';
import { exitsOf } from '../sentence.ts';
import type { Fault, JourneyEdge, JourneyNode } from '../vocabulary.ts';
import { atGraph, atNode, type Finding, finding } from './finding.ts';

export function edgeFaults(nodes: JourneyNode[], edges: JourneyEdge[]): Fault[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return [
    ...edges.flatMap((edge) => endFaults(edge, byId)),
    ...duplicates(edges),
    ...unconnected(nodes, edges),
  ];
}

function endFaults(edge: JourneyEdge, byId: Map<string, JourneyNode>): Fault[] {
  const from = byId.get(edge.from);
  const to = byId.get(edge.to);
  if (!from) return [atGraph(fromNowhere(edge))];
  const faults: Finding[] = [];
  if (definitionOf(from.kind) && !exitsOf(from).some(({ name }) => name === edge.exit))
    faults.push(noSuchExit(from, edge));
  if (!to) faults.push(toNowhere(edge));
  else if (definitionOf(to.kind)?.group === 'entry') faults.push(intoEntry(edge));
  else if (definitionOf(to.kind)?.group === 'note') faults.push(intoNote(edge));
  return faults.map((found) => atNode(from.id, found));
}

const fromNowhere = ({ from, exit, to }: JourneyEdge) =>
  finding(
    'edge-from-missing',
    `有一条连线从不存在的节点“${from}”（出口“${exit}”）连到“${to}”；请删除这条连线`,
    `An edge leads from "${from}" (exit "${exit}") to "${to}", but there is no node "${from}"; remove the edge`,
  );
const toNowhere = ({ exit, to }: JourneyEdge) =>
  finding(
    'edge-to-missing',
    `出口“${exit}”连到了不存在的节点“${to}”；请改连到别的节点`,
    `exit "${exit}" leads to node "${to}", which does not exist; connect it to another node`,
  );
const intoEntry = ({ exit, to }: JourneyEdge) =>
  finding(
    'edge-into-entry',
    `出口“${exit}”连到了入口节点“${to}”；请改连到别的节点`,
    `exit "${exit}" leads into the entry "${to}"; connect it to another node`,
  );

const intoNote = ({ exit, to }: JourneyEdge) =>
  finding(
    'edge-into-note',
    `出口“${exit}”连到了便签“${to}”，没有人能经过那里；请改连到别的节点`,
    `exit "${exit}" leads into the note "${to}", where nobody passes; connect it to another node`,
  );

function noSuchExit(from: JourneyNode, { exit, to }: JourneyEdge): Finding {
  const names = exitsOf(from)
    .map(({ name }) => name)
    .join(', ');
  const [zh, en] = names
    ? [`可用的出口有 ${names}`, `its exits are ${names}`]
    : ['它没有出口', 'it has no exit'];
  return finding(
    'edge-exit-unknown',
    `到“${to}”的连线用了不存在的出口“${exit}”；${zh}`,
    `the edge to "${to}" uses exit "${exit}", which does not exist; ${en}`,
  );
}

function duplicates(edges: JourneyEdge[]): Fault[] {
  const seen = new Set<string>();
  return edges.flatMap(({ from, exit }) => {
    const key = exitKey(from, exit);
    if (seen.has(key)) return [atNode(from, twice(exit))];
    seen.add(key);
    return [];
  });
}

const twice = (exit: string) =>
  finding(
    'edge-duplicate',
    `出口“${exit}”连了两条线；一个出口只能去一处，请删除一条，或者用“随机分流”“判断”`,
    `two edges leave by exit "${exit}"; an exit leads to one node, so remove one, or add a split or a branch`,
  );

function unconnected(nodes: JourneyNode[], edges: JourneyEdge[]): Fault[] {
  const used = new Set(edges.map(({ from, exit }) => exitKey(from, exit)));
  return nodes.flatMap((node) =>
    exitsOf(node)
      .filter(({ name, optional }) => !optional && !used.has(exitKey(node.id, name)))
      .map(({ name, title }) =>
        atNode(
          node.id,
          finding(
            'exit-unconnected',
            `出口“${title.zh}”没有连线；请连到下一个节点，或者连到“结束”`,
            `exit "${name}" leads nowhere; connect it to a node, or to an end`,
          ),
        ),
      ),
  );
}
