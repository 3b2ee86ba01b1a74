/** How people are related, as they are called. */
import type { RelationKind, Text } from './vocabulary.ts';

interface Kin {
  name: Text;
  /** With its article, in a sentence. */
  some: string;
  /** What the other one is to this one's. */
  back: RelationKind;
}

export const KIN: Record<RelationKind, Kin> = {
  spouse: { name: { zh: '配偶', en: 'spouse' }, some: 'a spouse', back: 'spouse' },
  child: { name: { zh: '子女', en: 'child' }, some: 'a child', back: 'parent' },
  parent: { name: { zh: '父母', en: 'parent' }, some: 'a parent', back: 'child' },
  sibling: { name: { zh: '兄弟姐妹', en: 'sibling' }, some: 'a sibling', back: 'sibling' },
  colleague: { name: { zh: '同事', en: 'colleague' }, some: 'a colleague', back: 'colleague' },
  friend: { name: { zh: '朋友', en: 'friend' }, some: 'a friend', back: 'friend' },
  other: { name: { zh: '其他关系的人', en: 'other' }, some: 'somebody otherwise related', back: 'other' },
};

export const KIN_CHOICES = Object.entries(KIN).map(([value, { name }]) => ({ value, label: name }));

/** Somebody of this kind, or of any. */
export const someKin = (kind: RelationKind | undefined): Text =>
  kind ? { zh: KIN[kind].name.zh, en: KIN[kind].some } : { zh: '相关的人', en: 'a related person' };
