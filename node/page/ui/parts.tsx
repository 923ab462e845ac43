/**
 * What every view is made of: its heading, sections, lists of facts, and tables that scroll on small screens.
 * @module
 */
import type { ComponentChildren } from 'preact';

interface HeadingProps {
  readonly title: ComponentChildren;
  /** One sentence. */
  readonly lead?: ComponentChildren;
  /** Of a page of one thing: where all of them are. */
  readonly up?: { readonly href: string; readonly text: string };
}

/** Takes the focus when its view is gone to: shell.tsx. */
export const Heading = ({ title, lead, up }: HeadingProps) => (
  <header class="heading">
    {up !== undefined && (
      <a class="up" href={up.href}>
        {up.text}
      </a>
    )}
    <h1 tabIndex={-1}>{title}</h1>
    {lead !== undefined && <p class="lead">{lead}</p>}
  </header>
);

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

export const Section = ({ id, title, aside, children }: SectionProps) => (
  <section class="section" aria-labelledby={id}>
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);

export type Fact = readonly [name: string, value: ComponentChildren];

export const Facts = ({ of }: { readonly of: readonly Fact[] }) => (
  <dl class="facts">
    {of.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export interface Column<T> {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  cell(row: T): ComponentChildren;
}

interface TableProps<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  keyOf(row: T): string;
  /** Instead of no rows. */
  readonly empty: string;
}

/** The first column names its row. */
export function Table<T>({ caption, columns, rows, keyOf, empty }: TableProps<T>) {
  if (rows.length === 0) return <p class="quiet">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-box" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, number }) => (
              <th key={title} scope="col" class={number === true ? 'number' : ''}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ title, number, cell }, at) =>
                at === 0 ? (
                  <th key={title} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={title} class={number === true ? 'number' : ''}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
