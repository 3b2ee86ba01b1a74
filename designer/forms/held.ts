import { useState } from 'preact/hooks';

/**
 * The text of an input, held in the input while somebody types in it. The value goes to the draft and comes back changed
 * (`1.` as 1), late, or not at all (`-`); none of that may touch what is being typed. On blur the draft's value shows again.
 */
export function useHeld(outside: string, onType: (text: string) => void) {
  const [held, hold] = useState<string | null>(null);
  return {
    value: held ?? outside,
    onInput: (event: { currentTarget: { value: string } }) => {
      hold(event.currentTarget.value);
      onType(event.currentTarget.value);
    },
    onBlur: () => hold(null),
  };
}
