import { Loading } from '../parts/states.tsx';

export function JourneyPage(_: { id: string }) {
  return <Loading />;
}
