/**
 * Copies a text, and says so to eyes and ears.
 * @module
 */
import { useSignal } from '@preact/signals';

const SAID_MS = 1_500;

export function Copy({ value, name }: { readonly value: string; readonly name: string }) {
  const copied = useSignal(false);
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(value);
    copied.value = true;
    setTimeout(() => {
      copied.value = false;
    }, SAID_MS);
  }
  return (
    <button type="button" class="copy" aria-label={`Copy ${name}`} onClick={() => void copy()}>
      <CopyIcon done={copied.value} />
      <span class="hidden" aria-live="polite">
        {copied.value ? 'copied' : ''}
      </span>
    </button>
  );
}

const CopyIcon = ({ done }: { readonly done: boolean }) => (
  <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" class="icon">
    {done ? <path d="M3 8.5l3.5 3.5L13 4.5" /> : <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />}
  </svg>
);
