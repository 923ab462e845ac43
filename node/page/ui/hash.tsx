/**
 * A hash, peer or account: short, whole for screen readers and in its title, copied by a click.
 * @module
 */
import { useSignal } from '@preact/signals';
import { shortHash, shortPeer } from '../format.ts';
import { hrefOf, type View } from '../router.ts';

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

const SAID_MS = 1_500;

export function Hash({ value, name, kind = 'hash', view, at = value, whole = false }: HashProps) {
  const copied = useSignal(false);
  const shown = whole ? value : kind === 'peer' ? shortPeer(value) : shortHash(value);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value);
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, SAID_MS);
  }
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
      <button type="button" class="copy" aria-label={`Copy ${name} ${shown}`} onClick={() => void copy()}>
        <CopyIcon done={copied.value} />
        <span class="hidden" aria-live="polite">
          {copied.value ? 'copied' : ''}
        </span>
      </button>
    </span>
  );
}

const CopyIcon = ({ done }: { readonly done: boolean }) => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" class="icon">
    {done ? <path d="M3 8.5l3.5 3.5L13 4.5" /> : <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />}
  </svg>
);
