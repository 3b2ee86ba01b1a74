import type { Names } from '../../../../runtime/journey/definition.ts';
import { describeNode } from '../../../../runtime/journey/index.ts';
import type { Draft } from '../../../edit/draft.ts';
import { isEntry } from '../../../edit/kinds.ts';
import { useText } from '../../../i18n/index.ts';
import { PUBLISH } from '../../../i18n/words/versions.ts';

/** The first version: who comes in by it. */
export function Starting({ draft, names }: { draft: Draft; names: Names }) {
  const text = useText();
  return (
    <section class="publish-part">
      <p>{text(PUBLISH.begins)}</p>
      <ul class="changes">
        {draft.graph.nodes.filter(isEntry).map((node) => (
          <li key={node.id} class="change">
            {text(describeNode(node, names))}
          </li>
        ))}
      </ul>
    </section>
  );
}
