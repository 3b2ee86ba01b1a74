/** The overlay as a whole, written down anew from what is known whenever something changed. */
import type { OverlayShown } from '../../runtime/wire/api/overlay.ts';
import { figuresOf, MEASURES } from '../../runtime/wire/heat/measure.ts';
import { strokesOf } from '../../runtime/wire/heat/paint.ts';
import { curve } from './curve.ts';
import type { Child } from './draw.ts';
import { layer } from './layer.ts';
import { layoutOf } from './layout.ts';
import { type PanelProps, panel, toldOf } from './panel.ts';
import { innerWidthOf, type Mark, type Scene } from './scene.ts';

export interface OverlayProps extends Omit<PanelProps, 'place' | 'differs'> {
  scene: Scene | undefined;
  marks: readonly Mark[];
}

export function overlay(props: OverlayProps): Child[] {
  const { told, look, scene, marks } = props;
  const shown = typeof told === 'object' ? told : undefined;
  const place = look.pointed === undefined || !scene ? undefined : scene.places[look.pointed];
  const differs = scene && shown && differsOf(scene, shown);
  return [...(shown && marks.length ? drawn(props, shown) : []), panel({ ...props, place, differs })];
}

function drawn({ words, look, marks, onLook }: OverlayProps, told: OverlayShown): Child[] {
  const { shown, against } = told;
  const { measure, compared, pointed } = look;
  const layout = layoutOf(marks, innerWidthOf(), against && compared === 'side' ? 2 : 1);
  const pictures = against ? [shown.heat, against.heat] : [shown.heat];
  const known = (place: number) =>
    pictures.map(({ blocks }) => figuresOf(blocks[place] as (typeof blocks)[number]));
  const label = ({ index, place }: Mark) => {
    const said =
      place === undefined
        ? [words('changedSince')]
        : known(place).map((figures) =>
            MEASURES.map((one) => `${words.measure(one)} ${toldOf(words, one, figures)}`).join(', '),
          );
    return `${words('paragraph', { n: index + 1 })}: ${said.join('; ')}`;
  };
  return [
    layer({
      marks,
      layout,
      strokes: strokesOf(pictures, measure, compared),
      pointed,
      figure: (place) => known(place).map((figures) => toldOf(words, measure, figures)),
      label,
      onPoint: (index) => onLook({ pointed: index }),
    }),
    curve({ marks, layout, picture: shown.heat, against: against ? against.heat : undefined, pointed }),
  ];
}

function differsOf({ places }: Scene, { shown }: OverlayShown): { changed: number; gone: number } {
  const known = places.filter((place) => place !== undefined).length;
  return { changed: places.length - known, gone: shown.heat.blocks.length - known };
}
