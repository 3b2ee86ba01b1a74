/** The replay on the canvas: counts on nodes and ways, as live figures are, or the way of one person. */
import { useEffect, useState } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import { Canvas } from '../../../canvas/canvas.tsx';
import type { Figures, View, Walk } from '../../../canvas/drawing.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useText } from '../../../i18n/index.ts';
import { whichText } from './earlier.tsx';

interface PicturesProps {
  replay: ReplayShown;
  drafts: readonly Draft[];
  names: Names;
  selected: string | undefined;
  /** By version. */
  walks: readonly (Walk | undefined)[] | undefined;
  onSelect(node: string | undefined): void;
}

/** One beside the other where two were walked. */
export function Pictures({ replay, drafts, ...rest }: PicturesProps) {
  return (
    <div class={`stage replay-stage replay-${drafts.length}`}>
      {drafts.map((draft, index) => (
        <Picture key={index} {...rest} {...{ replay, draft, index }} titled={drafts.length > 1} />
      ))}
    </div>
  );
}

interface PictureProps extends Omit<PicturesProps, 'drafts'> {
  draft: Draft;
  index: number;
  titled: boolean;
}

function Picture({ replay, draft, index, titled, names, walks, selected, onSelect }: PictureProps) {
  const text = useText();
  const [view, setView] = useState<View>();
  const figures = replay.result?.figures[index]?.nodes as Figures | undefined;
  useEffect(() => {
    if (selected !== undefined) view?.show(selected);
  }, [view, selected]);
  return (
    <figure class="replay-picture">
      {titled && <figcaption>{text(whichText(replay.versions[index] ?? 'draft'))}</figcaption>}
      <Canvas
        small={titled}
        drawing={{
          ...{ draft, names },
          figures: walks ? undefined : figures,
          walk: walks?.[index],
          selection: { nodes: selected ? [selected] : [], edges: [] },
        }}
        onSelect={({ nodes }) => onSelect(nodes.at(-1))}
        onView={setView}
      />
    </figure>
  );
}
