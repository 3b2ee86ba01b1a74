import type { Text } from '../../condition/vocabulary.ts';
import type { Fault, Field } from '../vocabulary.ts';

/** What a published journey may mention. */
export interface Known {
  contents: { has(id: string): boolean };
  agents: { has(id: string): boolean };
  /** Attributes that somebody has or that were declared; without it they are not checked. */
  attributes?: { has(name: string): boolean };
  /** Without these, segments and journeys are not checked. */
  segments?: { has(id: string): boolean };
  journeys?: { has(id: string): boolean };
  /** Units of the organisation; without it they are not checked. */
  units?: { has(id: string): boolean };
  /** Looks into templates; without it they are not checked. */
  templates?(mode: NonNullable<Field['template']>, source: string): TemplateLook;
  /** Whether the content has this block in a version that was seen; without it paragraphs are not checked. */
  paragraphs?(content: string, block: string): boolean;
}

/** What a template asks for, or what is wrong with it: `detail` in the words of the language of templates. */
export type TemplateLook =
  | { paths: string[][] }
  | { problem: 'size' | 'depth' | 'syntax' | 'endless'; detail: string };

/** Something wrong, before it is said where. */
export interface Finding {
  code: string;
  message: Text;
  field?: string;
  level?: Fault['level'];
}

export const finding = (code: string, zh: string, en: string): Finding => ({ code, message: { zh, en } });

/** The finding as a fault of the node: `Node "wait-2": duration is 0 s; use at least 1 min.` */
export function atNode(id: string, { level = 'fault', message, ...rest }: Finding): Fault {
  return {
    level,
    node: id,
    ...rest,
    message: { zh: `节点“${id}”：${message.zh}。`, en: `Node "${id}": ${message.en}.` },
  };
}

/** The finding as a fault of the journey as a whole. */
export function atGraph({ level = 'fault', message, ...rest }: Finding): Fault {
  return { level, ...rest, message: { zh: `${message.zh}。`, en: `${message.en}.` } };
}
