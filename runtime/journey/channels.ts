/**
 * The ways in which a push reaches somebody, as data. A new channel is one entry here and, as it leaves the process, one executor in
 * `runtime/effects/channels/`, which carries out `Outgoing` effects and tells a `Delivery`: `delivered`, or `failed` with the reason.
 * What happens afterwards (`opened`, `clicked`, `dismissed`, `failed`) is reported to `POST /api/pushes/:id/report`, or by the page.
 */
import type { Text } from '../condition/vocabulary.ts';

export type ChannelKind = 'page' | 'webhook';

export interface Channel {
  label: Text;
  /** Whether it reaches somebody whose identifiers are of these kinds. */
  reaches(identifiers: readonly string[]): boolean;
  /** Characters that it carries; longer texts are cut. */
  limits: { title: number; text: number; label: number };
}

export const CHANNELS: Record<ChannelKind, Channel> = {
  /** Whoever comes back sees it. */
  page: {
    label: { zh: '页面内', en: 'in the page' },
    reaches: () => true,
    limits: { title: 60, text: 200, label: 20 },
  },
  /** A gateway of one's own takes it on: it needs a name for the person that means something to it. */
  webhook: {
    label: { zh: '外部网关（Webhook）', en: 'gateway by webhook' },
    reaches: (identifiers) => identifiers.some((kind) => kind !== 'device'),
    limits: { title: 200, text: 2_000, label: 40 },
  },
};
