import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { COMMON } from '../i18n/words/common.ts';
import { useShortcuts } from './shortcuts.tsx';

export interface Column<T> {
  title: string;
  /** Figures stand right, so that their digits line up. */
  figure?: boolean;
  /** CSS width; the rest share what is left. */
  width?: string;
  cell(row: T): ComponentChildren;
}

interface TableProps<T> {
  /** Says what the table lists, for those who cannot see it. */
  title: string;
  columns: Column<T>[];
  rows: T[];
  id(row: T): string;
}

/** The first column names the row; a link in it makes the whole row clickable, and `j` and `k` walk along them. */
export function Table<T>({ title, columns, rows, id }: TableProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const walk = (step: number) => () => {
    const links = [...(frame.current?.querySelectorAll<HTMLElement>('tbody th a') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? 0 : at + step]?.focus();
  };
  useShortcuts([
    { keys: 'j', title: COMMON.nextRow, run: walk(1) },
    { keys: 'k', title: COMMON.previousRow, run: walk(-1) },
  ]);
  return (
    <div class="table-frame" ref={frame}>
      <table class="table">
        <caption class="only-read">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" class={look(column)} style={{ width: column.width }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)}>
              {columns.map((column, index) => (
                <Cell key={column.title} column={column} row={row} names={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<T>({ column, row, names }: { column: Column<T>; row: T; names: boolean }) {
  const content = column.cell(row);
  return names ? <th scope="row">{content}</th> : <td class={look(column)}>{content}</td>;
}

const look = (column: { figure?: boolean }) => (column.figure ? 'figure-cell' : undefined);
