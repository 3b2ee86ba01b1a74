/**
 * The values of the model of the eyes (`eyes.ts`). All were chosen on the training half of the truth bench
 * (`npm run bench -- reading`), where they lie on plains, not on peaks:
 *
 * | value | why |
 * |---|---|
 * | EYE 0.5 | who moves the page by little keeps the line they read about there in the window; who moves it by a whole window has read to its end: the place read up to is in between |
 * | UNREAD 0.5 | of a band's reading time; reading goes on at the first band in view that has had less |
 * | SKIP 0.2 | who jumps, searches, or goes back, brings what they look for near the top of the window, below the edge |
 * | SEARCH 0.04 | of the time that the window needs: who moves on before that was looking for something else |
 * | BACK 0.6 | viewports: who goes back by less looks again at what they have just read, and has brought it to the middle |
 * | STRETCH 0.6 | of the time that the rest of the window needs is enough to have read it: paces differ by that much. And who cannot have read so much of what the page has moved past has jumped |
 * | SLOWER 3 | times as long as the rest of the window takes at the last density: who had skimmed or searched reads now, at their own pace |
 * | LEND 2 | times its reading time is the most that a stretch gets for being read; more is lingering, over all in view. Who has gone back lingers over the paragraph in the middle, and reads what follows in its own time |
 * | BLUR 0.2, by 0.15 | this part of the time goes so much of the view farther on both sides: nobody knows the place better |
 * | PRIOR 30 s | of reading at the expected pace stand against what is known of this person's own |
 * | PACES 0.4 to 2.2 | between these a stretch was read, and tells the person's pace; outside it was skimmed or left alone |
 * | LEAST 1.5 s | shorter stretches tell nothing about a pace |
 * | SILENCE 1.2, 20 s | times what the rest of the window needs, and so much more: whether anybody was there is not known |
 * | SHARED 2 s | to each of two articles out of one stretch: which of them was read is not known |
 * | EVEN 0.8, 0.3 to 1.5 | times the person's pace: what was read so is taken for read at one pace, by this much. One person's pace differs less from paragraph to paragraph than what a window tells of the place |
 */
export const EYE = 0.5;
export const UNREAD = 0.5;
export const SKIP = 0.2;
export const SEARCH = 0.04;
export const BACK = 0.6;
export const STRETCH = 0.6;
export const SLOWER = 3;
export const LEND = 2;
export const BLUR = { part: 0.2, by: 0.15 } as const;
export const PRIOR = 30_000;
export const PACES = { low: 0.4, high: 2.2 } as const;
export const LEAST = 1_500;
export const SILENCE = { factor: 1.2, ms: 20_000 } as const;
export const SHARED = 2_000;
export const EVEN = { part: 0.8, low: 0.3, high: 1.5 } as const;
