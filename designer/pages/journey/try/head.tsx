/** What a panel of trying out is about, and the way to the other one. */
import { useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { Tabs } from '../../../parts/tabs.tsx';
import { type Beside, showBeside } from './beside.tsx';

export function Head({ panel, onClose }: { panel: Beside['panel']; onClose(): void }) {
  const text = useText();
  return (
    <header class="inspector-head try-head">
      <Tabs
        title={text(TRYING.panels)}
        tabs={[
          { id: 'simulate', title: text(TRYING.simulate) },
          { id: 'scenarios', title: text(TRYING.scenarios) },
        ]}
        shown={panel}
        onShow={(next) => showBeside(next as Beside['panel'])}
      />
      <IconButton glyph="close" title={text(TRYING.close)} keys="Esc" onClick={onClose} />
    </header>
  );
}
