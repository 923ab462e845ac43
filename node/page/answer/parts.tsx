/**
 * What is told of every answer: the way it took, how far it is settled, and where its proof is.
 * @module
 */
import type { ApiAnswer, ApiHop } from '../../gateway/api-types.ts';
import { shortPeer } from '../format.ts';
import { hrefOf } from '../router.ts';
import { Download } from '../ui/download.tsx';
import { State } from '../ui/state.tsx';

const ROLE: Readonly<Record<ApiHop['role'], string>> = { veil: '', product: ' A', correct: ' B' };

interface RouteLineProps {
  readonly route: readonly ApiHop[];
  /** Not taken yet: dotted. */
  readonly planned?: boolean;
}

export const RouteLine = ({ route, planned = false }: RouteLineProps) => (
  <ol
    class={planned ? 'route-line route-planned' : 'route-line'}
    aria-label={planned ? 'Way that the question would take' : 'Way that the question took'}
  >
    <li>you</li>
    <li>gateway</li>
    {route.map(({ peer, shard, role }) => (
      <li key={`${peer}/${role}`}>
        <a
          href={hrefOf('nodes', peer)}
          title={peer}
          aria-label={`node ${shortPeer(peer)}, shard ${shard + 1}`}
        >
          <code>{shortPeer(peer)}</code>
        </a>
        <small>
          shard {shard + 1}
          {ROLE[role]}
        </small>
      </li>
    ))}
    <li>gateway</li>
    <li>you</li>
  </ol>
);

const STEPS = ['provisional', 'challengeable', 'final'] as const;
const MEANS: Readonly<Record<string, string>> = {
  provisional: "every claim of every hop was verified by this gateway's client",
  challengeable:
    'all segments are in batches on the rollup, and can be challenged while their window is open',
  final: 'all windows have closed and nothing stands against it',
  disputed: 'a check of a segment is open: its fee waits',
  void: 'a check of a segment was lost, or its batch is void: do not rely on it',
};

/** How far it is, as a ruler: solid up to here. */
export function FinalityRuler({ of }: { readonly of: ApiAnswer['finality'] }) {
  if (of === 'void') return <State tone="bad">void: {MEANS.void}</State>;
  const reached = of === null ? -1 : of === 'disputed' ? 1 : STEPS.indexOf(of);
  return (
    <div class="finality">
      <ol class="ruler" aria-label="How far it is settled">
        {STEPS.map((step, at) => (
          <li
            key={step}
            class={at <= reached ? 'reached' : ''}
            {...(at === reached ? { 'aria-current': 'step' as const } : {})}
            title={MEANS[step]}
          >
            {step}
            <span class="hidden">{at <= reached ? ', reached' : ', not yet'}</span>
          </li>
        ))}
      </ol>
      <p class="quiet small">
        {of === 'disputed' && <State tone="wait">disputed</State>}{' '}
        {of === null ? 'Not verified.' : `${capital(MEANS[of]!)}.`}
      </p>
    </div>
  );
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

export function ReceiptLinks({ of: { id, receipt, receiptWhy } }: { readonly of: ApiAnswer }) {
  if (receipt !== 'ready') {
    return (
      <p class="receipt-line">
        <State tone={receipt === 'none' ? 'bad' : 'wait'}>
          {receipt === 'none' ? 'no receipt' : 'receipt on its way'}
          {receiptWhy === null ? '' : `: ${receiptWhy}`}
        </State>
      </p>
    );
  }
  return (
    <p class="receipt-line">
      <a href={hrefOf('verify', id)}>verify step by step</a>
      <Download href={`/receipts/${id}`} name={`receipt-${id.slice(0, 8)}.json`}>
        receipt
      </Download>
      <Download href={`/receipts/${id}/header`} name={`header-${id.slice(0, 8)}.json`}>
        block header
      </Download>
    </p>
  );
}
