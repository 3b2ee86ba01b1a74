import type { ButtonHTMLAttributes } from 'preact';
import { Glyph, type GlyphName } from './glyph.tsx';

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  glyph: GlyphName;
  /** What it does; said aloud and shown on hover. */
  title: string;
  /** The key that does the same, as people read it. */
  keys?: string;
}

export function IconButton({ glyph, title, keys, class: more = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`icon-button ${more}`}
      aria-label={title}
      title={keys ? `${title} (${keys})` : title}
    >
      <Glyph name={glyph} />
    </button>
  );
}
