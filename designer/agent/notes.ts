/** What an agent has written about a task and not sent yet; survives a closed page. */
import { recall, remember } from '../parts/memory.ts';

const drawer = (task: string) => `agent.note.${task}`;

export const noteOf = (task: string): string => recall(drawer(task)) ?? '';

export const keepNote = (task: string, note: string): void => remember(drawer(task), note || null);
