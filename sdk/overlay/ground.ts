/** Whether the page is light or dark: by the colour of the article's own letters, whatever paints what is under them. */

export type Ground = 'light' | 'dark';

/** `color` as computed styles write it; where it cannot be read, light. */
export function groundUnder(color: string): Ground {
  const [, red = 0, green = 0, blue = 0] = /^rgba?\((\d+), ?(\d+), ?(\d+)/.exec(color) || [];
  const brightness = (Number(red) * 299 + Number(green) * 587 + Number(blue) * 114) / 255_000;
  return brightness > 0.5 ? 'dark' : 'light';
}
