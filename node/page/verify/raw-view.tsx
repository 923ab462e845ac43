/**
 * What the verifier looked at: quotes, claims, vouchers, paths and proofs, whole and field by field, to copy and to keep.
 * @module
 */
import { useState } from 'preact/hooks';
import type { RawGroup, RawItem } from './messages.ts';

interface RawProps {
  readonly groups: readonly RawGroup[];
  readonly receipt: Uint8Array;
  readonly header: string | null;
}

export const RawView = ({ groups, receipt, header }: RawProps) => (
  <>
    <p class="verify-actions">
      <button type="button" class="plain" onClick={() => save('receipt.json', receipt)}>
        Download receipt.json
      </button>
      {header !== null && (
        <button
          type="button"
          class="plain"
          onClick={() => save('header.json', new TextEncoder().encode(header))}
        >
          Download header.json
        </button>
      )}
      <span class="quiet">
        the same by hand: <code>veilmesh verify receipt.json --header header.json</code>
      </span>
    </p>
    {groups.map(({ name, about, items }) => (
      <details key={name} class="verify-group">
        <summary>
          <h3>
            {name} <span class="verify-count">{items.length}</span>
          </h3>
          <span class="quiet">{about}</span>
        </summary>
        {items.map((item) => (
          <Item key={item.title} item={item} />
        ))}
      </details>
    ))}
  </>
);

const Item = ({ item: { title, hex, fields } }: { readonly item: RawItem }) => (
  <details class="verify-item">
    <summary>
      <h4>{title}</h4>
    </summary>
    <dl class="verify-fields">
      {fields.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {hex !== null && (
      <>
        <p class="verify-actions">
          <span class="quiet">{hex.length / 2} bytes</span>
          <Copy text={hex} of={title} />
          <button
            type="button"
            class="plain"
            aria-label={`Download ${title}`}
            onClick={() => save(`${title.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase()}.bin`, bytesOf(hex))}
          >
            Download
          </button>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section class="verify-hex" tabIndex={0} aria-label={`${title}, in hex`}>
          {hex}
        </section>
      </>
    )}
  </details>
);

function Copy({ text, of }: { readonly text: string; readonly of: string }) {
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('this browser did not allow it');
    }
  }
  return (
    <>
      <button type="button" class="plain" aria-label={`Copy ${of} in hex`} onClick={() => void copy()}>
        Copy hex
      </button>
      <span class="quiet" role="status">
        {said}
      </span>
    </>
  );
}

const bytesOf = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

function save(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
