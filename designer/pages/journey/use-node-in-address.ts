import { useEffect } from 'preact/hooks';
import type { View } from '../../canvas/drawing.ts';
import { useRoute } from '../../router.tsx';

/** `?node=wait-2` selects and shows that node once the canvas is there: other pages link to the very place. */
export function useNodeInAddress(view: View | undefined, go: (node: string) => void): void {
  const node = useRoute().query.get('node');
  const ready = view !== undefined;
  useEffect(() => {
    if (ready && node) go(node);
  }, [ready, node]);
}
