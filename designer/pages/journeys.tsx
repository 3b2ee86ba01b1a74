import { Loading } from '../parts/states.tsx';

export function JourneysPage() {
  return <Loading />;
}
