/**
 * An answer as it was meant to look. Its layout is fetched when there is the first answer; until then, and where it fails, the text stands as
 * it was written.
 * @module
 */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Piece } from './tree.ts';

const piecesOf = signal<typeof import('./tree.ts').piecesOf | null>(null);
let asked = false;

/** Ready before the first word is. */
export function fetchLayout(): void {
  if (asked) return;
  asked = true;
  import('./tree.ts').then(
    (found) => {
      piecesOf.value = found.piecesOf;
    },
    () => {
      asked = false; // next time again
    },
  );
}

export function Markdown({ text }: { readonly text: string }) {
  fetchLayout();
  const layOut = piecesOf.value;
  const pieces = useMemo(() => layOut?.(text) ?? null, [layOut, text]);
  return pieces === null ? (
    <p class="text">{text}</p>
  ) : (
    <div class="text markdown">
      <Pieces of={pieces} />
    </div>
  );
}

const Pieces = ({ of }: { readonly of: readonly Piece[] }) => (
  <>
    {of.map((piece, at) => (
      <One key={`${at}/${piece.is}`} of={piece} />
    ))}
  </>
);

function One({ of: piece }: { readonly of: Piece }): ComponentChildren {
  switch (piece.is) {
    case 'text':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'break':
      return <br />;
    case 'rule':
      return <hr />;
    case 'pre': {
      const name = piece.language === null ? 'code' : `code, ${piece.language}`;
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="markdown-code" aria-label={name} tabIndex={0}>
          <pre>
            <code>{piece.text}</code>
          </pre>
        </section>
      );
    }
    case 'link':
      return (
        <a href={piece.url} target="_blank" rel="noopener noreferrer nofollow" title={piece.url}>
          {/* each by itself: a character that turns its neighbours around must not turn the address around */}
          <bdi>
            <Pieces of={piece.of} />
          </bdi>
          <bdi class="markdown-host">
            {' '}
            ({piece.host}
            <span class="hidden">, opens a new tab</span>)
          </bdi>
        </a>
      );
    case 'list': {
      const items = <Pieces of={piece.of} />;
      return piece.start === null ? <ul>{items}</ul> : <ol start={piece.start}>{items}</ol>;
    }
    case 'item':
      return (
        <li>
          <Pieces of={piece.of} />
        </li>
      );
    case 'quote':
      return (
        <blockquote>
          <Pieces of={piece.of} />
        </blockquote>
      );
    case 'emphasis':
      return (
        <em>
          <Pieces of={piece.of} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <Pieces of={piece.of} />
        </strong>
      );
    case 'title':
      return (
        <h3>
          <Pieces of={piece.of} />
        </h3>
      );
    case 'subtitle':
      return (
        <h4>
          <Pieces of={piece.of} />
        </h4>
      );
    case 'paragraph':
      return (
        <p>
          <Pieces of={piece.of} />
        </p>
      );
  }
}
