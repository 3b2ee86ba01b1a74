export { countPerson, countStep, type Figures, newTally, noFigures } from './figures.ts';
export { beginPassage, type Passage, type PastSegment, type Route, routeOf } from './passage.ts';
