/** What the reader sees of a push: card, banner or sheet. Text is text: nothing in the data becomes HTML. */
import type { InPagePush } from '../../runtime/wire/batch.ts';
import { safeAddress } from './address.ts';
import type { Words } from './words.ts';

export interface PushedProps {
  push: InPagePush;
  words: Words;
  /** Address of the page. */
  page: string;
  onOpen: () => void;
  onClose: () => void;
}

export function Pushed({ push, words, page, onOpen, onClose }: PushedProps) {
  const { form, title, text, label } = push;
  const url = safeAddress(push.url, page);
  const image = safeAddress(push.image, page);
  return (
    <section class={`push ${form}`} aria-label={title}>
      {image && form !== 'banner' && <img src={image} alt="" />}
      <div class="words">
        <h2>{title}</h2>
        {text && <p>{text}</p>}
        {url && (
          <a href={url} onClick={onOpen}>
            {label || words.open}
          </a>
        )}
      </div>
      <button type="button" aria-label={words.close} onClick={onClose}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" />
        </svg>
      </button>
    </section>
  );
}
