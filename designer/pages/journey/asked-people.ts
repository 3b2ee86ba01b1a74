/** People and texts, asked of the runtime for the forms of a journey. */
import type { PreviewShown } from '../../../runtime/wire/api/contact.ts';
import type { PersonListed } from '../../../runtime/wire/api/people.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { api } from '../../api.ts';
import type { Filled, Lists, Option } from '../../forms/lists.ts';

const SOME = 20;

/** People whose name holds the text, last seen first. */
export async function peopleNamed(query: string): Promise<Option[]> {
  const asked = new URLSearchParams({ limit: String(SOME), ...(query && { q: query }) });
  const { items } = await api.get<Page<PersonListed>>(`/api/people?${asked}`);
  return items.map(({ id, name }) => ({ value: id, title: name, glyph: 'person' }));
}

/** One text, filled in. */
export const filledIn: NonNullable<Lists['fill']> = async ({ mode, source, person }, signal) => {
  const body = { fields: { text: { source, mode } }, ...(person && { person }) };
  const { fields } = await api.post<PreviewShown>('/api/templates/preview', body, signal);
  const { text, fault } = fields.text ?? {};
  return (fault === undefined ? { text: text ?? '' } : { fault }) satisfies Filled;
};
