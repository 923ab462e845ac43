/**
 * The six questions with their steps, as the verifier gets to them; steps alone for receipts that have no TEE to ask about.
 * @module
 */
import { PART_STEPS, type PartName } from '../../../settlement/receipt/parts.ts';
import { State, type Tone } from '../ui/state.tsx';
import type { Step } from './messages.ts';
import type { Run } from './run.ts';
import { QUESTIONS, stepWords } from './words.ts';

type ShownState = Step['state'] | 'checking' | 'waiting';

interface ShownStep {
  readonly name: string;
  readonly state: ShownState;
  readonly detail: string;
  readonly code: string | null;
}

const TONES: Readonly<Record<ShownState, Tone>> = {
  passed: 'good',
  pending: 'wait',
  failed: 'bad',
  skipped: 'plain',
  checking: 'wait',
  waiting: 'plain',
};

function shownSteps({ names, steps, state }: Run): ShownStep[] {
  const current = state === 'running' ? names[steps.length] : undefined;
  return names.map((name): ShownStep => {
    const step = steps.find((one) => one.name === name);
    if (step !== undefined) return { ...step, code: step.code ?? null };
    return { name, state: name === current ? 'checking' : 'waiting', detail: stepWords(name), code: null };
  });
}

/** Failed before all, then what is open; passed only when all are. */
function partState(steps: readonly ShownStep[]): ShownState {
  const has = (state: ShownState): boolean => steps.some((step) => step.state === state);
  if (has('failed')) return 'failed';
  if (steps.every(({ state }) => state === 'waiting')) return 'waiting';
  if (has('waiting') || has('checking')) return 'checking';
  return steps.every(({ state }) => state === 'passed') ? 'passed' : 'pending';
}

export function StepsView({ run }: { readonly run: Run }) {
  const steps = shownSteps(run);
  return (
    <>
      {run.sort === 'ring' ? (
        <StepList steps={steps} />
      ) : (
        <ol class="verify-parts">
          {Object.entries(PART_STEPS).map(([name, of]) => (
            <Part
              key={name}
              name={name as PartName}
              steps={steps.filter((step) => (of as readonly string[]).includes(step.name))}
            />
          ))}
        </ol>
      )}
      <div class="hidden" role="log" aria-live="polite" aria-label="Steps of the verification">
        {run.steps.map(({ name, state, detail }) => (
          <p key={name}>
            {name} {state}
            {state === 'passed' ? '' : `: ${detail}`}
          </p>
        ))}
      </div>
    </>
  );
}

function Part({ name, steps }: { readonly name: PartName; readonly steps: readonly ShownStep[] }) {
  const state = partState(steps);
  return (
    <li class={`verify-part verify-is-${state}`} data-part={name} data-state={state}>
      <h3>
        <span class="verify-part-name">{name}</span>
        <span class="verify-question">{QUESTIONS[name]}</span>
        <State tone={TONES[state]}>{state}</State>
      </h3>
      <StepList steps={steps} />
    </li>
  );
}

const StepList = ({ steps }: { readonly steps: readonly ShownStep[] }) => (
  <ol class="verify-steps">
    {steps.map(({ name, state, detail, code }) => (
      <li key={name} class={`verify-step verify-is-${state}`} data-step={name} data-state={state}>
        <span class="verify-step-state">
          <State tone={TONES[state]}>{state}</State>
        </span>
        <span class="verify-step-name" title={stepWords(name)}>
          {name}
        </span>
        <span class="verify-step-detail">
          {detail}
          {code !== null && (
            <>
              {' '}
              <code>{code}</code>
            </>
          )}
        </span>
      </li>
    ))}
  </ol>
);
