/**
 * The tables, for Kysely. One schema on SQLite and PostgreSQL: times are integer ms UTC, ids time-ordered strings,
 * JSON is text that only we read, booleans are 0 and 1. Columns ending in `Json` hold JSON.
 */

import type { Generated } from 'kysely';
import type { ChangeRow, DecisionRow, GateCountRow, SettingRow } from './rows/contacts.ts';
import type {
  DailyRow,
  EffectRow,
  JourneyCountRow,
  JourneyRow,
  JourneyVersionRow,
  MoveRow,
  PackRow,
  PushRow,
  ReplayRow,
  RunRow,
  ScenarioRow,
  TaskEntryRow,
  TaskRow,
  TraceRow,
} from './rows/journeys.ts';
import type {
  AgentRow,
  EventRow,
  IdentifierRow,
  MergeRow,
  PermissionChangeRow,
  PermissionRow,
  PersonAttributeRow,
  PersonEventRow,
  PersonRow,
  PersonTagRow,
  RecentEventRow,
  RelationRow,
  SeenRow,
  SiteRow,
  UnitRow,
} from './rows/people.ts';
import type {
  ContentHeatRow,
  ContentRow,
  ContentVersionRow,
  HeatRow,
  PersonClickRow,
  PersonContentRow,
  ReadingRow,
  VitalsRow,
} from './rows/reading.ts';
import type { SdkFileRow } from './rows/sdk.ts';
import type { SecretRow } from './rows/secrets.ts';
import type { SegmentDayRow, SegmentMemberRow, SegmentRow, SweepRow, TurnRow } from './rows/segments.ts';
import type { ShareOpenRow, ShareRow } from './rows/shares.ts';

export type * from './rows/contacts.ts';
export type * from './rows/journeys.ts';
export type * from './rows/people.ts';
export type * from './rows/reading.ts';
export type * from './rows/sdk.ts';
export type * from './rows/segments.ts';
export type * from './rows/shares.ts';

export interface Tables {
  sites: SiteRow;
  persons: PersonRow;
  personAttributes: PersonAttributeRow;
  personTags: PersonTagRow;
  personEvents: PersonEventRow;
  recentEvents: RecentEventRow;
  seen: SeenRow;
  identifiers: IdentifierRow;
  relations: RelationRow;
  merges: MergeRow;
  events: EventRow;
  readings: ReadingRow;
  personContents: PersonContentRow;
  contents: ContentRow;
  contentVersions: ContentVersionRow;
  heat: HeatRow;
  contentHeat: ContentHeatRow;
  personClicks: PersonClickRow;
  vitals: VitalsRow;
  segments: SegmentRow;
  segmentMembers: SegmentMemberRow;
  segmentDays: SegmentDayRow;
  sweeps: SweepRow;
  turns: TurnRow;
  /** `given` is the number of the last turn in which the agent was given a person. */
  agents: AgentRow & { given: Generated<number> };
  units: UnitRow;
  permissions: PermissionRow;
  permissionChanges: PermissionChangeRow;
  journeys: JourneyRow;
  journeyVersions: JourneyVersionRow;
  moves: MoveRow;
  scenarios: ScenarioRow;
  replays: ReplayRow;
  runs: RunRow;
  traces: TraceRow;
  packs: PackRow;
  journeyCounts: JourneyCountRow;
  effects: EffectRow;
  pushes: PushRow;
  shares: ShareRow;
  shareOpens: ShareOpenRow;
  tasks: TaskRow;
  taskEntries: TaskEntryRow;
  decisions: DecisionRow;
  gateCounts: GateCountRow;
  changes: ChangeRow;
  settings: SettingRow;
  daily: DailyRow;
  secrets: SecretRow;
  sdkFiles: SdkFileRow;
}
