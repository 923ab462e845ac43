/**
 * Which block is trusted, and from whom: the user's choice.
 * @module
 */
import type { TargetedEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { AnchorFacts, Trust } from './messages.ts';
import { startOf } from './receipt-files.ts';

interface AnchorProps {
  /** Of the header that came with the receipt; null where none came, or none that can be read. */
  readonly anchor: AnchorFacts | null;
  /** Who it came from: `this gateway`. */
  readonly source: string;
  readonly busy: boolean;
  onTrust(trust: Trust): void;
}

type From = Trust['from'];

export function AnchorView({ anchor, source, busy, onTrust }: AnchorProps) {
  const [from, setFrom] = useState<From>(anchor === null ? 'own-file' : 'beside');
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [blockHash, setBlockHash] = useState('');
  const [rpcUrl, setRpcUrl] = useState('');
  const [meant, setMeant] = useState(false);
  const name = useId();

  async function choose({ currentTarget }: TargetedEvent<HTMLInputElement>): Promise<void> {
    const chosen = currentTarget.files?.[0];
    if (chosen !== undefined) setFile({ name: chosen.name, text: await startOf(chosen).text() });
  }
  const trust = ((): Trust | null => {
    if (from === 'beside') return { from };
    if (from === 'own-file') return file === null ? null : { from, header: file.text };
    if (from === 'own-hash') return blockHash.trim() === '' ? null : { from, blockHash, meant };
    return rpcUrl.trim() === '' ? null : { from, rpcUrl, meant };
  })();
  const choice = (value: From, title: string, about: string) => (
    <label class="verify-choice">
      <input
        type="radio"
        name={name}
        value={value}
        checked={from === value}
        onChange={() => setFrom(value)}
      />
      <span>
        {title}
        <span class="verify-choice-about">{about}</span>
      </span>
    </label>
  );
  const contracts = anchor !== null && (
    <Meant anchor={anchor} source={source} meant={meant} onMeant={setMeant} />
  );
  return (
    <form
      class="verify-anchor"
      onSubmit={(event) => {
        event.preventDefault();
        if (trust !== null) onTrust(trust);
      }}
    >
      <fieldset>
        <legend class="hidden">Whose word for the block</legend>
        {anchor !== null &&
          choice(
            'beside',
            `The header from ${source}`,
            'unanchored: whoever made the receipt may have made the header, with a chain, contracts and a policy to match',
          )}
        {choice(
          'own-file',
          'A header file of mine',
          'block, contracts and policy as you have them from your own node',
        )}
        {from === 'own-file' && (
          <label class="verify-field">
            <span>header.json</span>
            <input type="file" accept=".json,application/json" onChange={(event) => void choose(event)} />
          </label>
        )}
        {anchor !== null && (
          <>
            {choice(
              'own-hash',
              'A block hash that I know',
              `of block ${anchor.blockNumber} on chain ${anchor.chainId}`,
            )}
            {from === 'own-hash' && (
              <label class="verify-field">
                <span>Block hash</span>
                <input
                  type="text"
                  class="verify-mono"
                  placeholder="0x…"
                  spellcheck={false}
                  autocomplete="off"
                  value={blockHash}
                  onInput={({ currentTarget }) => setBlockHash(currentTarget.value)}
                />
              </label>
            )}
            {from === 'own-hash' && contracts}
            {choice(
              'own-node',
              'A node of the chain that I name',
              'this page asks it directly for the block, and in twin and vault whose the keys are; nothing of the answer is sent',
            )}
            {from === 'own-node' && (
              <label class="verify-field">
                <span>RPC URL</span>
                <input
                  type="url"
                  class="verify-mono"
                  placeholder="https://…"
                  spellcheck={false}
                  autocomplete="off"
                  value={rpcUrl}
                  onInput={({ currentTarget }) => setRpcUrl(currentTarget.value)}
                />
              </label>
            )}
            {from === 'own-node' && contracts}
          </>
        )}
      </fieldset>
      <button type="submit" class="button button-main" disabled={busy || trust === null}>
        Verify against it
      </button>
    </form>
  );
}

interface MeantProps {
  readonly anchor: AnchorFacts;
  readonly source: string;
  readonly meant: boolean;
  onMeant(meant: boolean): void;
}

/** A block says nothing of which contracts on its chain are the right ones. */
const Meant = ({ anchor, source, meant, onMeant }: MeantProps) => (
  <div class="verify-meant">
    <p>Contracts and policy are still those from {source}. Without your word for them it stays unanchored:</p>
    <dl class="verify-fields">
      {anchor.meant.map((field) => (
        <div key={field.name}>
          <dt>{field.name}</dt>
          <dd>{field.value}</dd>
        </div>
      ))}
    </dl>
    <label class="verify-choice">
      <input
        type="checkbox"
        checked={meant}
        onChange={({ currentTarget }) => onMeant(currentTarget.checked)}
      />
      <span>These are the contracts and the policy that I mean</span>
    </label>
  </div>
);
