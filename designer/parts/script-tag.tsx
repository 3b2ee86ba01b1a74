import { Copy } from './copy.tsx';

/** The line that a site pastes into its pages; its runtime is the one that serves this page. */
export function ScriptTag({ siteKey }: { siteKey: string }) {
  const tag = `<script async src="${location.origin}/dogear.js" data-key="${siteKey}"></script>`;
  return (
    <div class="script-tag">
      <code>{tag}</code>
      <Copy value={tag} />
    </div>
  );
}
