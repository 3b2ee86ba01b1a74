import type { TargetedKeyboardEvent } from 'preact';

export interface Tab {
  id: string;
  title: string;
  /** How many things are behind it. */
  count?: string;
}

interface TabsProps {
  /** Says what the tabs choose. */
  title: string;
  tabs: Tab[];
  shown: string;
  onShow(id: string): void;
}

const STEP: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** One tab is in the tab order; arrows move between them. */
export function Tabs({ title, tabs, shown, onShow }: TabsProps) {
  const move = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const step = STEP[event.key];
    if (!step) return;
    const next = (tabs.findIndex(({ id }) => id === shown) + step + tabs.length) % tabs.length;
    onShow((tabs[next] as Tab).id);
    (event.currentTarget.children[next] as HTMLElement).focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={title} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === shown}
          tabIndex={tab.id === shown ? 0 : -1}
          onClick={() => onShow(tab.id)}
        >
          {tab.title}
          {tab.count !== undefined && <span class="tab-count">{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}
