/** Marks a reading whose measurement cannot be right, and says why. */
import { useText } from '../i18n/index.ts';
import { QUALITY } from '../i18n/words/quality.ts';

const { reasons } = QUALITY;

export const qualityOf = (quality: string) =>
  Object.hasOwn(reasons, quality) ? reasons[quality as keyof typeof reasons] : reasons.other;

/** Nothing where the measurement is fine. */
export function QualityMark({ quality }: { quality: string }) {
  const text = useText();
  if (quality === 'ok') return null;
  const { title, help } = qualityOf(quality);
  return (
    <span class="mark-line quality" title={text(help)}>
      <i aria-hidden="true">≈</i> {text(QUALITY.unsure)}: {text(title)}
    </span>
  );
}
