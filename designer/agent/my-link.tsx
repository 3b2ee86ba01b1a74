/** The agent's own link to a content: copied in one tap, and what came of it. */
import { useState } from 'preact/hooks';
import type { ShareShown } from '../../runtime/wire/api/shares.ts';
import { ApiError, api } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { Button } from '../parts/button.tsx';
import { Copy, writeClipboard } from '../parts/copy.tsx';
import { ErrorNote } from '../parts/states.tsx';

interface MyLinkProps {
  content: { id: string; title: string };
  /** The link, if it is known that there is one. */
  share?: ShareShown | undefined;
}

export function MyLink({ content, share: known }: MyLinkProps) {
  const text = useText();
  const { number } = useFormats();
  const [made, setMade] = useState<{ share: ShareShown; copied: boolean }>();
  const share = made?.share ?? known;
  if (!share) return <Make content={content} onMade={(share, copied) => setMade({ share, copied })} />;
  const { opens, completes, credit, persons } = share;
  return (
    <p class="my-link">
      <Copy value={share.url} title={text(SHARES.copyMine)} copied={made?.copied ?? false} />
      <span class="faint">
        {opens > 0
          ? text(SHARES.figures, { n: number(persons), completes: number(completes) })
          : text(SHARES.notOpened)}
        {credit.shares > 0 && ` · ${text(SHARES.below, { n: number(credit.shares) })}`}
      </span>
    </p>
  );
}

interface MakeProps {
  content: MyLinkProps['content'];
  /** `copied`: the browser let it go to the clipboard although an answer had to come first. */
  onMade(share: ShareShown, copied: boolean): void;
}

function Make({ content: { id, title }, onMade }: MakeProps) {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const make = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const share = await api.post<ShareShown>('/api/shares', { content: id });
      const copied = await writeClipboard(share.url).then(
        () => true,
        () => false,
      );
      onMade(share, copied);
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <div class="my-link">
      <Button busy={busy} onClick={make} aria-label={text(SHARES.copyOf, { title })}>
        {text(SHARES.copyMine)}
      </Button>
      {error && <ErrorNote error={error} />}
    </div>
  );
}
