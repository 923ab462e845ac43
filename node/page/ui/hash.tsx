/**
 * A hash, peer or account: short, whole for screen readers and in its title, copied by a click.
 * @module
 */
import { shortHash, shortPeer } from '../format.ts';
import { hrefOf, type View } from '../router.ts';
import { Copy } from './copy.tsx';

interface HashProps {
  readonly value: string;
  /** What it is, for screen readers: `root`, `peer`. */
  readonly name: string;
  readonly kind?: 'hash' | 'peer';
  /** Where its own page is. */
  readonly view?: View;
  /** Of that page, where it is not `value`. */
  readonly at?: string;
  /** In full, where there is room. */
  readonly whole?: boolean;
}

export function Hash({ value, name, kind = 'hash', view, at = value, whole = false }: HashProps) {
  const shown = whole ? value : kind === 'peer' ? shortPeer(value) : shortHash(value);
  const text = <code class={whole ? 'hash hash-whole' : 'hash'}>{shown}</code>;
  return (
    <span class="hash-box">
      {view === undefined ? (
        <span title={value}>{text}</span>
      ) : (
        <a href={hrefOf(view, at)} title={value} aria-label={`${name} ${shown}`}>
          {text}
        </a>
      )}
      <Copy value={value} name={`${name} ${shown}`} />
    </span>
  );
}
