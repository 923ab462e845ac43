/**
 * Before the first question: what happens to it, and questions to begin with.
 * @module
 */
import { draft } from './conversation.ts';

const EXAMPLES: readonly string[] = [
  'Explain in three short points why people need sleep.',
  'What should I ask my doctor before I take a new medicine?',
  'Write a polite message to a neighbour about noise.',
];

export const Begin = () => (
  <section class="begin" aria-labelledby="begin">
    <h2 id="begin">Not sure what to ask?</h2>
    <ul class="begin-with" aria-label="Questions to begin with">
      {EXAMPLES.map((text) => (
        <li key={text}>
          <button
            type="button"
            class="button"
            onClick={() => {
              draft.value = text;
              document.getElementById('question')?.focus();
            }}
          >
            {text}
          </button>
        </li>
      ))}
    </ul>
    <h2>What happens to a question</h2>
    <ol>
      <li>
        <b>Before:</b> you see what it costs at most, over which machines it goes, and who could read it.
      </li>
      <li>
        <b>Meanwhile:</b> on the wire there are masked numbers only; each machine computes one part of the
        model and signs what it did.
      </li>
      <li>
        <b>After:</b> your own browser verifies the receipt, step by step. Change one byte, and it is refused.
      </li>
    </ol>
    <p class="quiet small">
      Small models make things up. A verified answer was computed as promised, and may still be wrong.
    </p>
  </section>
);
