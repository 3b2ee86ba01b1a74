/** Styles of a shadow root. Sheets made by script are not inline styles, so a strict policy of the page does not mind them. */
export function dress(root: ShadowRoot, style: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.textContent = style;
    root.appendChild(element);
  }
}
