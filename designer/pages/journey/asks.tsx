/** Short questions over the canvas, each answered from a list: which node to go to, which one to connect to. */
import { Choices } from '../../forms/choices.tsx';
import type { Option } from '../../forms/lists.ts';

interface AskProps {
  title: string;
  options(query: string): Option[];
  onChoose(id: string): void;
  onClose(): void;
}

export function Ask({ title, options, onChoose, onClose }: AskProps) {
  return (
    <div class="ask" role="dialog" aria-label={title}>
      <p class="ask-title">{title}</p>
      <Choices
        options={async (query) => options(query)}
        onChoose={(id) => {
          onClose();
          onChoose(id);
        }}
        onClose={onClose}
        onLeave={onClose}
      />
    </div>
  );
}
