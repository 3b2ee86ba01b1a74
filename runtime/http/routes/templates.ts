import { preview } from '../../advance/preview.ts';
import { PreviewAsked, PreviewShown } from '../../wire/api/contact.ts';
import { found } from '../problem.ts';
import { route } from '../route.ts';

const previewed = route(
  {
    method: 'post',
    path: '/api/templates/preview',
    summary: 'Fills texts in for a person, or for a made one; nothing is sent',
    who: 'admin',
    body: PreviewAsked,
    answer: PreviewShown,
  },
  async ({ store, world }, { body }) => found('person', await preview(store.read, body, world.now())),
);

export const templateRoutes = [previewed];
