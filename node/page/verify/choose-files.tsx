/**
 * Takes a receipt, and a header where one is at hand, from the user's own files: chosen, or dropped.
 * @module
 */
import { useState } from 'preact/hooks';
import { hrefOf } from '../router.ts';
import type { Subject } from './messages.ts';

interface ChooseProps {
  readonly subject: Subject | null;
  onFiles(files: readonly File[]): void;
}

export function ChooseFiles({ subject, onFiles }: ChooseProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way; the input takes files too
    <div
      class={`verify-drop${over ? ' verify-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="verify-field">
        <span>receipt.json, and the header.json that came with it; or drop them here</span>
        <input
          type="file"
          multiple
          accept=".json,application/json"
          onChange={({ currentTarget }) => onFiles([...(currentTarget.files ?? [])])}
        />
      </label>
      <p class="quiet">
        They are read here and sent nowhere. Answers of this gateway need no file:{' '}
        <a href={hrefOf('answers')}>choose one</a>.
      </p>
      {subject !== null && (
        <p>
          A receipt of {subject.receipt.length} bytes
          {subject.header === null ? ', without a header' : ', and a header that came with it'}.
        </p>
      )}
    </div>
  );
}
