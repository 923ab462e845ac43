/**
 * `#/sentences`: how alike sentences are in meaning, computed by the mesh, asked by this page itself.
 * @module
 */
import { useSignal } from '@preact/signals';
import { Heading, Table } from '../ui/parts.tsx';
import { useAsking } from './asking.ts';
import { Again, AskingState, Disclosure } from './asking-parts.tsx';
import { OwnAnswer } from './own-answer.tsx';

const EXAMPLE = {
  first: 'My chest hurts when I climb stairs.',
  others: 'I feel pain around my heart during exercise.\nThe stairs in our house need repair.',
};
const task = () => import('./tasks.ts');

interface Alike {
  readonly sentence: string;
  readonly similarity: number;
}

export function SentencesView() {
  const first = useSignal(EXAMPLE.first);
  const others = useSignal(EXAMPLE.others);
  const asking = useAsking('use-lite');
  const busy = asking.running.value !== null;
  const answered = asking.answered.value;
  const lines = others.value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const ready = first.value.trim() !== '' && lines.length > 0;

  return (
    <>
      <Heading
        title="Compare sentences"
        lead="The mesh says how alike they are in meaning. The gateway that served this page sees nothing of them."
      />
      <form
        class="sentences-form"
        onSubmit={(event) => {
          event.preventDefault();
          const sentences = [first.value.trim(), ...lines];
          if (ready) void asking.ask(async (model) => (await task()).meaningTask(sentences)(model));
        }}
      >
        <label>
          Sentence
          <input
            type="text"
            value={first.value}
            disabled={busy}
            onInput={(event) => {
              first.value = event.currentTarget.value;
            }}
          />
        </label>
        <label>
          Compare with, one a line
          <textarea
            rows={4}
            value={others.value}
            disabled={busy}
            onInput={(event) => {
              others.value = event.currentTarget.value;
            }}
          />
        </label>
        <Again of={asking} />
        <div class="draw-buttons">
          <button type="submit" class="button button-main" disabled={busy || !ready}>
            Ask the mesh
          </button>
          {busy && (
            <button type="button" class="button" onClick={asking.stop}>
              Stop
            </button>
          )}
        </div>
        <AskingState of={asking} />
      </form>
      {answered !== null && (
        <>
          <Ranking of={answered.given.value.ranking as Alike[]} />
          <OwnAnswer answered={answered} />
        </>
      )}
      <Disclosure />
    </>
  );
}

const Ranking = ({ of }: { readonly of: readonly Alike[] }) => (
  <section class="sentences-ranking" aria-labelledby="sentences-ranking">
    <h2 id="sentences-ranking">Closest first</h2>
    <Table
      caption="Sentences by likeness"
      columns={[
        { title: 'Sentence', cell: ({ sentence }) => sentence },
        { title: 'Likeness', number: true, cell: ({ similarity }) => similarity.toFixed(3) },
      ]}
      rows={of}
      keyOf={({ sentence }) => sentence}
      empty="nothing to compare"
    />
    <p class="quiet">1 is the same meaning, 0 is none in common.</p>
  </section>
);
