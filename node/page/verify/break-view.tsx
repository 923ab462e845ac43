/**
 * Breaks one byte of a copy and verifies it again, so that people see it fail, and with which code.
 * @module
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Failure } from '../ui/failure.tsx';
import { Mark } from '../ui/state.tsx';
import type { BreakPlace, Broken } from './messages.ts';
import type { Runner } from './run.ts';
import { StepsView } from './steps-view.tsx';

interface BreakProps {
  readonly places: readonly BreakPlace[];
  /** Of the copies. */
  readonly runner: Runner;
  onBreak(broken: Broken): void;
}

export function BreakView({ places, runner: { run, clear }, onBreak }: BreakProps) {
  const sections = useMemo(() => [...Map.groupBy(places, ({ section }) => section)], [places]);
  const [section, setSection] = useState(0);
  const [which, setWhich] = useState(0);
  const [at, setAt] = useState(0);
  useEffect(clear, [section, which, at]);
  const own = sections[section]?.[1] ?? [];
  const place = own[which];
  if (place === undefined) return null;
  const choosePlace = (index: number): void => {
    setWhich(index);
    setAt(0);
  };
  return (
    <form
      class="verify-break"
      onSubmit={(event) => {
        event.preventDefault();
        onBreak({ place, at });
      }}
    >
      <div class="verify-row">
        <label class="verify-field">
          <span>What to break</span>
          <select
            value={section}
            onChange={({ currentTarget }) => {
              setSection(Number(currentTarget.value));
              choosePlace(0);
            }}
          >
            {sections.map(([name], i) => (
              <option key={name} value={i}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="verify-field">
          <span>Which</span>
          <select value={which} onChange={({ currentTarget }) => choosePlace(Number(currentTarget.value))}>
            {own.map(({ label }, i) => (
              <option key={label} value={i}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="verify-field">
        <span>
          Byte {at + 1} of {place.bytes}
        </span>
        <input
          type="range"
          min={0}
          max={place.bytes - 1}
          value={at}
          aria-valuetext={`byte ${at + 1} of ${place.bytes}`}
          onInput={({ currentTarget }) => setAt(Number(currentTarget.value))}
        />
      </label>
      <button type="submit" class="button" disabled={run.state === 'running'}>
        Flip a bit of it in a copy, and verify
      </button>
      {run.failure !== null && <Failure failure={run.failure} />}
      {run.outcome !== null && <BrokenOutcome run={run} />}
    </form>
  );
}

function BrokenOutcome({ run }: { readonly run: Runner['run'] }) {
  const { verdict, flipped, steps, code } = run.outcome!;
  const failed = steps.filter(({ state }) => state === 'failed');
  return (
    <div class="verify-broken" data-verdict={verdict} data-code={code}>
      <p role="status">
        {flipped !== null && (
          <>
            <code>{flipped.before}</code> became <code>{flipped.after}</code>:{' '}
          </>
        )}
        <strong>{verdict}</strong>
        {failed.length > 0 && (
          <>
            , {failed.length} of {steps.length} steps failed
          </>
        )}
      </p>
      <ul class="verify-failed">
        {failed.map(({ name, detail, code: own }) => (
          <li key={name}>
            <Mark tone="bad" />
            <span>
              {name}: {detail} <code>{own}</code>
            </span>
          </li>
        ))}
      </ul>
      <p class="quiet">
        Its client signed every byte, so client-signature fails whatever is broken; the other steps fail by
        what the byte was of. The receipt above is as it was.
      </p>
      <details>
        <summary>All steps of the copy</summary>
        <StepsView run={run} />
      </details>
    </div>
  );
}
