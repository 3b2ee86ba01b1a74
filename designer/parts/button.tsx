import type { ButtonHTMLAttributes } from 'preact';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary action a view; `quiet` is for what stands in a row of text. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** Work is under way: the button waits and says so. */
  busy?: boolean;
}

export function Button({ look = 'plain', busy = false, class: more = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${look} ${more}`}
      aria-busy={busy}
      disabled={busy || rest.disabled}
    />
  );
}
