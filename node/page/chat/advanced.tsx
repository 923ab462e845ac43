/**
 * How long the next answer may get, and how it is drawn.
 * @module
 */
import type { Signal } from '@preact/signals';
import { maxTokens } from './conversation.ts';
import { fixedSeed, MOST_TEMPERATURE, SEEDS, temperature, topP } from './sampling.ts';

const MOST_TOKENS = 4_096;

export function Advanced() {
  const seed = fixedSeed.value;
  return (
    <details class="advanced">
      <summary>
        <span>Advanced</span>{' '}
        <small>
          {maxTokens} tokens at most, temperature {temperature}
          {seed === null ? '' : `, seed ${seed}`}
        </small>
      </summary>
      <NumberField
        id="max-tokens"
        label="Tokens of answer at most"
        of={maxTokens}
        {...{ min: 1, max: MOST_TOKENS, step: 1 }}
      />
      <NumberField
        id="temperature"
        label="Temperature"
        about="0 takes the likeliest word always; higher is more varied, and errs more"
        of={temperature}
        {...{ min: 0, max: MOST_TEMPERATURE, step: 0.1 }}
      />
      <NumberField
        id="top-p"
        label="Top-p"
        about="only the likeliest words that have this share together are drawn from"
        of={topP}
        {...{ min: 0.05, max: 1, step: 0.05 }}
      />
      <label for="seed">Seed</label>
      <input
        id="seed"
        type="number"
        min={0}
        max={SEEDS - 1}
        step={1}
        placeholder="a new one for each question"
        aria-describedby="seed-about"
        value={seed ?? ''}
        onChange={({ currentTarget }) => {
          const asked = currentTarget.valueAsNumber;
          fixedSeed.value = Number.isFinite(asked)
            ? Math.min(SEEDS - 1, Math.max(0, Math.round(asked)))
            : null;
          currentTarget.value = String(fixedSeed.value ?? '');
        }}
      />
      <small id="seed-about" class="quiet">
        the same seed, settings and conversation draw the same answer, on any machines
      </small>
    </details>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly about?: string;
  readonly of: Signal<number>;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What is no number leaves the one before. */
const NumberField = ({ id, label, about, of, min, max, step }: NumberFieldProps) => (
  <>
    <label for={id}>{label}</label>
    <input
      id={id}
      type="number"
      min={min}
      max={max}
      step={step}
      value={of}
      {...(about === undefined ? {} : { 'aria-describedby': `${id}-about` })}
      onChange={({ currentTarget }) => {
        const asked = currentTarget.valueAsNumber;
        const fits = Math.round(Math.min(max, Math.max(min, asked)) / step) * step;
        if (Number.isFinite(asked)) of.value = Number(fits.toFixed(2));
        currentTarget.value = String(of.value);
      }}
    />
    {about !== undefined && (
      <small id={`${id}-about`} class="quiet">
        {about}
      </small>
    )}
  </>
);
