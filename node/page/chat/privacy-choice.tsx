/**
 * The choice of a privacy mode: what each keeps from whom, what would break it, what it costs in time, and which this model allows.
 * @module
 */
import type { ApiMode, ApiModel } from '../../gateway/api-types.ts';
import { WhoCouldSee } from '../answer/who-could-see.tsx';
import { chosenMode, mode } from './conversation.ts';

const TITLES: Readonly<Record<ApiMode, string>> = {
  veil: 'Masks, taken off in enclaves',
  twin: 'Two groups that must not talk',
  vault: 'Encryption, nobody trusted',
};

const times = (slowdown: number | null): string =>
  slowdown === null
    ? 'slowdown not measured as a whole'
    : `${slowdown.toFixed(slowdown < 10 ? 1 : 0)} times as long as on one machine`;

export function PrivacyChoice({ of: { name, modes } }: { readonly of: ApiModel }) {
  const chosen = modes.find((one) => one.mode === mode.value);
  return (
    <fieldset class="privacy">
      <legend>Privacy</legend>
      {modes.map((one) => (
        <label key={one.mode} class={one.possible ? 'choice' : 'choice choice-off'}>
          <input
            type="radio"
            name="privacy"
            value={one.mode}
            checked={one.mode === mode.value}
            disabled={!one.possible}
            onChange={() => {
              chosenMode.value = one.mode;
            }}
          />
          <span>
            <strong>{TITLES[one.mode]}</strong> <code>{one.mode}</code>
            <small>{one.possible ? times(one.slowdown) : `not with ${name}: ${one.why}`}</small>
          </span>
        </label>
      ))}
      {chosen !== undefined && (
        <div class="choice-means">
          <p>
            <b>Hidden:</b> {chosen.hidden}.
          </p>
          <p>
            <b>What breaks it:</b> {chosen.breaks}.
          </p>
          <details>
            <summary>Who could see what</summary>
            <WhoCouldSee of={chosen.couldSee} caption={`Who could see what in ${chosen.mode}`} />
            <p class="quiet small">Seen in any case: {chosen.seen}.</p>
            <p class="quiet small">Slowdown: {chosen.slowdownText}.</p>
          </details>
        </div>
      )}
    </fieldset>
  );
}
