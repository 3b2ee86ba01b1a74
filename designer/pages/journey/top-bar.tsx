/** Above the canvas: which journey, how it stands, and what can be done with the whole of it. */
import type { Fault } from '../../../runtime/journey/definition.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { rename } from '../../edit/change.ts';
import { draftOf, edited, redone, tidied, undone } from '../../edit/editor.ts';
import { useHeld } from '../../forms/held.ts';
import { useText } from '../../i18n/index.ts';
import { COMMON } from '../../i18n/words/common.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { REPLAY } from '../../i18n/words/replay.ts';
import { TRYING } from '../../i18n/words/trying.ts';
import { HISTORY } from '../../i18n/words/versions.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { Link } from '../../router.tsx';
import { JourneyMark } from './marks.tsx';
import type { Publishing } from './publishing.ts';
import { SavingNote } from './saving-note.tsx';
import { showBeside } from './try/beside.tsx';
import type { EditorHandle } from './use-editor.ts';

interface TopBarProps {
  handle: EditorHandle;
  faults: readonly Fault[];
  faultsOpen: boolean;
  publishing: Publishing;
  onFaults(): void;
  onCompare(): void;
}

export function TopBar({ handle, faults, faultsOpen, publishing, onFaults, onCompare }: TopBarProps) {
  const text = useText();
  const { journey, saving, editor, change } = handle;
  return (
    <header class="editor-bar">
      <Link to="/journeys">{text(COMMON.journeys)}</Link>
      <span aria-hidden="true">/</span>
      <Name handle={handle} />
      <JourneyMark journey={journey} />
      {journey.version !== null && (
        <Link to={`/journeys/${journey.id}/versions`} title={`${text(HISTORY.openKey)} (H)`}>
          {text(HISTORY.open)}
        </Link>
      )}
      <SavingNote saving={saving} onCompare={onCompare} />
      <span class="editor-space" />
      <IconButton
        glyph="undo"
        title={text(EDITOR.undo)}
        keys="Ctrl Z"
        disabled={editor.history.past.length === 0}
        onClick={() => change(undone)}
      />
      <IconButton
        glyph="redo"
        title={text(EDITOR.redo)}
        keys="Ctrl Y"
        disabled={editor.history.future.length === 0}
        onClick={() => change(redone)}
      />
      <IconButton glyph="tidy" title={text(EDITOR.tidy)} keys="t" onClick={() => change(tidied)} />
      <FaultsButton faults={faults} open={faultsOpen} onClick={onFaults} />
      <Button look="quiet" title={`${text(TRYING.simulate)} (s)`} onClick={() => showBeside('simulate')}>
        {text(TRYING.simulate)}
      </Button>
      <Link
        class="button button-quiet"
        to={`/journeys/${journey.id}/replay`}
        title={`${text(REPLAY.title)} (y)`}
      >
        {text(REPLAY.title)}
      </Link>
      <StateButtons journey={journey} publishing={publishing} unsaved={saving.state !== 'saved'} />
    </header>
  );
}

/** An empty name stays in the input and is not written. */
function Name({ handle: { editor, change } }: { handle: EditorHandle }) {
  const text = useText();
  const { name } = draftOf(editor);
  const held = useHeld(name, (typed) => {
    if (typed.trim()) change((current) => edited(current, rename(draftOf(current), typed), 'name'));
  });
  return (
    <span class="editor-name" data-text={held.value}>
      <input class="field" maxLength={120} size={1} aria-label={text(EDITOR.nameOf)} {...held} />
    </span>
  );
}

function FaultsButton({
  faults,
  open,
  onClick,
}: {
  faults: readonly Fault[];
  open: boolean;
  onClick(): void;
}) {
  const text = useText();
  const count = faults.filter(({ level }) => level === 'fault').length;
  const warnings = faults.length - count;
  if (faults.length === 0) {
    return (
      <span class="faults-none">
        <Glyph name="check" /> {text(EDITOR.noFaults)}
      </span>
    );
  }
  return (
    <Button
      look="quiet"
      class={count > 0 ? 'faults-some' : 'faults-warn'}
      aria-expanded={open}
      onClick={onClick}
    >
      <Glyph name="warning" />
      {count > 0 ? text(EDITOR.faults, { n: count }) : text(EDITOR.warnings, { n: warnings })}
    </Button>
  );
}

interface StateButtonsProps {
  journey: JourneyShown;
  publishing: Publishing;
  unsaved: boolean;
}

function StateButtons({ journey, publishing, unsaved }: StateButtonsProps) {
  const { state, version, changed } = journey;
  const text = useText();
  const { busy, review, pause, reviewResume } = publishing;
  const upToDate = version !== null && !changed && !unsaved;
  const title = upToDate ? EDITOR.publishedAll : version === null ? EDITOR.publish : EDITOR.publishAgain;
  // Restored in the panel beside the canvas: nothing else can be done with it until then.
  if (journey.archivedAt !== null) return null;
  return (
    <>
      {state === 'live' && (
        <Button busy={busy === 'pause'} onClick={pause}>
          <Glyph name="pause" /> {text(EDITOR.pause)}
        </Button>
      )}
      {state === 'paused' && (
        <Button busy={busy === 'resume'} onClick={reviewResume}>
          <Glyph name="play" /> {text(EDITOR.resume)}
        </Button>
      )}
      <Button
        look={upToDate ? 'plain' : 'primary'}
        busy={busy === 'publish'}
        disabled={upToDate}
        title={`${text(title)} (P)`}
        onClick={review}
      >
        {text(title)}
      </Button>
    </>
  );
}
