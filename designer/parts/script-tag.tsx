import { Copy } from './copy.tsx';

/** The line that a site pastes into its pages; its runtime is the one that serves this page. */
export function ScriptTag({ siteKey }: { siteKey: string }) {
  return (
    <Snippet line={`<script async src="${location.origin}/dogear.js" data-key="${siteKey}"></script>`} />
  );
}

/** A line to paste, with the button that copies it. */
export function Snippet({ line }: { line: string }) {
  return (
    <div class="script-tag">
      <code>{line}</code>
      <Copy value={line} />
    </div>
  );
}
