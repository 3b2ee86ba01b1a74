import { Loading } from '../parts/states.tsx';

export function RunPage(_: { id: string }) {
  return <Loading />;
}
