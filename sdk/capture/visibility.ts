/** Tells when the page is shown and when it is hidden, frozen or left; never by `unload`, which breaks the way back. */
export function onVisibility(tell: (visible: boolean) => void): void {
  for (const name of ['visibilitychange', 'pageshow', 'resume', 'pagehide', 'freeze']) {
    const ends = name === 'pagehide' || name === 'freeze';
    addEventListener(name, () => tell(!ends && document.visibilityState === 'visible'), true);
  }
}
