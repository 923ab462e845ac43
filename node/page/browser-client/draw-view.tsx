/**
 * `#/draw`: a drawn digit, read by the mesh, asked by this page itself.
 * @module
 */
import { useComputed, useSignal } from '@preact/signals';
import { Heading } from '../ui/parts.tsx';
import { useAsking } from './asking.ts';
import { Again, AskingState, Disclosure } from './asking-parts.tsx';
import { DrawPad, Preview } from './draw-pad.tsx';
import { emptyPixels, normalised } from './ink.ts';
import { OwnAnswer } from './own-answer.tsx';
import { sampleDigit } from './samples.ts';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const task = () => import('./tasks.ts');

export function DrawView() {
  const pixels = useSignal(emptyPixels());
  const asked = useComputed(() => normalised(pixels.value));
  const asking = useAsking('digits');
  const busy = asking.running.value !== null;
  const answered = asking.answered.value;

  function ask(): void {
    const picture = asked.value;
    if (picture !== null) void asking.ask(async () => (await task()).digitTask(picture));
  }
  return (
    <>
      <Heading
        title="Draw a digit"
        lead="The mesh reads it. The gateway that served this page sees nothing of it."
      />
      <form
        class="draw-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <DrawPad
          pixels={pixels.value}
          disabled={busy}
          onDraw={(drawn) => {
            pixels.value = drawn;
          }}
        />
        <div class="draw-side">
          <fieldset class="draw-samples" disabled={busy}>
            <legend>or take a sample</legend>
            {DIGITS.map((digit) => (
              <button
                key={digit}
                type="button"
                class="button"
                aria-label={`Sample digit ${digit}`}
                onClick={() => {
                  pixels.value = sampleDigit(digit);
                }}
              >
                {digit}
              </button>
            ))}
          </fieldset>
          <figure class="draw-asked">
            <Preview pixels={asked.value} />
            <figcaption class="quiet">what is asked: 28 × 28 pixels, centred</figcaption>
          </figure>
          <Again of={asking} />
          <div class="draw-buttons">
            <button type="submit" class="button button-main" disabled={busy || asked.value === null}>
              Ask the mesh
            </button>
            {busy ? (
              <button type="button" class="button" onClick={asking.stop}>
                Stop
              </button>
            ) : (
              <button
                type="button"
                class="button"
                onClick={() => {
                  pixels.value = emptyPixels();
                }}
              >
                Clear
              </button>
            )}
          </div>
          <AskingState of={asking} />
        </div>
      </form>
      {answered !== null && (
        <>
          <Prediction
            digit={Number(answered.given.value.digit)}
            scores={answered.given.value.scores as number[]}
          />
          <OwnAnswer answered={answered} />
        </>
      )}
      <Disclosure />
    </>
  );
}

interface PredictionProps {
  readonly digit: number;
  /** Of each digit. */
  readonly scores: readonly number[];
}

/** Scores as the last hop’s rows have them: the largest wins; they are no probabilities. */
function Prediction({ digit, scores }: PredictionProps) {
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const share = (score: number): number => (most === least ? 0 : (100 * (score - least)) / (most - least));
  return (
    <section class="draw-answer" aria-labelledby="draw-digit">
      <h2 id="draw-digit">
        It is a <output class="draw-digit">{digit}</output>
      </h2>
      <table class="draw-scores">
        <caption class="quiet">scores of the network: the largest wins, they are no probabilities</caption>
        <tbody>
          {scores.map((score, of) => (
            <tr key={of} class={of === digit ? 'draw-best' : ''}>
              <th scope="row">{of}</th>
              <td>
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                  <rect x="0" y="0" width={share(score)} height="6" />
                </svg>
              </td>
              <td class="number">{score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
