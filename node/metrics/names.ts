/**
 * Every metric, once: what it counts, in which unit, by which labels, and which roles have it. Code, dashboards and METRICS.md are checked
 * against this table.
 *
 * No label says anything of a question, a client or a peer, and none takes values without end: those of `open` labels, codes and
 * kinds of ours, are bounded in metrics.ts. Times are in buckets of half a decade.
 * @module
 */
export const ROLES = ['node', 'coordinator', 'watcher', 'proxy', 'keybroker'] as const;
export type Role = (typeof ROLES)[number];

export interface MetricSpec {
  /** counter: only grows, from 0 at the start of the process. */
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly unit: string;
  readonly help: string;
  /** By label its values, or `open`. */
  readonly labels?: Readonly<Record<string, readonly string[] | 'open'>>;
  readonly roles: readonly Role[];
}

export const METRICS = {
  veilmesh_build_info: {
    type: 'gauge',
    unit: '1',
    help: 'Always 1; the version is its label.',
    labels: { version: 'open' },
    roles: ROLES,
  },
  veilmesh_mesh_connections: {
    type: 'gauge',
    unit: 'peers',
    help: 'Peers of the mesh with an open connection.',
    roles: ROLES,
  },
  veilmesh_mesh_bytes_total: {
    type: 'counter',
    unit: 'bytes',
    help: 'Payload of messages between peers, without what transport and gossip add.',
    labels: { direction: ['in', 'out'] },
    roles: ROLES,
  },

  veilmesh_node_sessions: {
    type: 'gauge',
    unit: 'sessions',
    help: 'Sessions that run: veil, and those of twin and vault.',
    labels: { kind: ['veil', 'ring'] },
    roles: ['node'],
  },
  veilmesh_node_sessions_total: {
    type: 'counter',
    unit: 'sessions',
    help: 'Sessions of veil that were opened, and how they ended.',
    labels: { outcome: ['opened', 'ended', 'failed'] },
    roles: ['node'],
  },
  veilmesh_node_session_failures_total: {
    type: 'counter',
    unit: 'sessions',
    help: 'Sessions of veil that failed, by error code.',
    labels: { code: 'open' },
    roles: ['node'],
  },
  veilmesh_node_steps_total: {
    type: 'counter',
    unit: 'frames',
    help: 'Frames that were computed and claimed.',
    roles: ['node'],
  },
  veilmesh_node_claims_total: {
    type: 'counter',
    unit: 'claims',
    help: 'Claims of segments that the enclave signed.',
    roles: ['node'],
  },
  veilmesh_node_step_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'From the arrival of a frame to its answer leaving.',
    roles: ['node'],
  },
  veilmesh_node_queue_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'A frame waiting for the one before it.',
    roles: ['node'],
  },
  veilmesh_node_compute_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'The engine, a frame.',
    roles: ['node'],
  },
  veilmesh_node_mask_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'Taking a mask off and putting one on, a frame.',
    roles: ['node'],
  },
  veilmesh_node_sign_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'Committing to a segment and signing its claim, aside from the steps.',
    roles: ['node'],
  },
  veilmesh_node_witness_bytes: {
    type: 'gauge',
    unit: 'bytes',
    help: 'What is kept to answer for claims.',
    roles: ['node'],
  },
  veilmesh_node_witness_limit_bytes: {
    type: 'gauge',
    unit: 'bytes',
    help: 'Above this no session is opened (witnessMb).',
    roles: ['node'],
  },
  veilmesh_node_claims_bound: {
    type: 'gauge',
    unit: 'claims',
    help: 'Claims that can still be checked.',
    roles: ['node'],
  },
  veilmesh_node_checks_open: {
    type: 'gauge',
    unit: 'checks',
    help: 'Checks of this node that are open.',
    roles: ['node'],
  },
  veilmesh_node_stake_ether: {
    type: 'gauge',
    unit: 'ether',
    help: 'Stake on the chain.',
    roles: ['node'],
  },
  veilmesh_node_earnings_ether: {
    type: 'gauge',
    unit: 'ether',
    help: 'This UTC day: settled by escrow or session, paid for rows, lost, spent on gas.',
    labels: { kind: ['escrow', 'session', 'rows', 'lost', 'gas'] },
    roles: ['node'],
  },
  veilmesh_node_pending_ether: {
    type: 'gauge',
    unit: 'ether',
    help: 'Served and promised, not settled yet.',
    roles: ['node'],
  },
  veilmesh_node_evidence_age_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Since the newest evidence was registered.',
    roles: ['node'],
  },
  veilmesh_node_evidence_left_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Until the newest evidence lapses.',
    roles: ['node'],
  },
  veilmesh_node_draining: {
    type: 'gauge',
    unit: '1',
    help: '1 while it takes no new sessions.',
    roles: ['node'],
  },
  veilmesh_node_reachable: {
    type: 'gauge',
    unit: '1',
    help: '1 where peers reach it, 0.5 through a relay, 0 where they do not, -1 while that is not known.',
    roles: ['node'],
  },

  veilmesh_coordinator_receipts_total: {
    type: 'counter',
    unit: 'receipts',
    help: 'Receipts by what became of them: accepted, settled, void.',
    labels: { event: ['accepted', 'settled', 'void'] },
    roles: ['coordinator'],
  },
  veilmesh_coordinator_claims_total: {
    type: 'counter',
    unit: 'claims',
    help: 'Claims of hops that were verified and accepted.',
    roles: ['coordinator'],
  },
  veilmesh_coordinator_batches_total: {
    type: 'counter',
    unit: 'batches',
    help: 'Batches sealed, posted, found posted after a crash, made final, or lost with blocks of the chain.',
    labels: { event: ['sealed', 'posted', 'adopted', 'final', 'reverted', 'voided'] },
    roles: ['coordinator'],
  },
  veilmesh_coordinator_gas_total: {
    type: 'counter',
    unit: 'gas',
    help: 'Gas of transactions that post and settle.',
    labels: { for: ['posting', 'settling'] },
    roles: ['coordinator'],
  },
  veilmesh_coordinator_failures_total: {
    type: 'counter',
    unit: 'steps',
    help: 'Steps in the background that failed and are tried again, by error code.',
    labels: { code: 'open' },
    roles: ['coordinator'],
  },
  veilmesh_coordinator_journal_waiting: {
    type: 'gauge',
    unit: 'receipts',
    help: 'Accepted, and in no batch yet.',
    roles: ['coordinator'],
  },
  veilmesh_coordinator_journal_lag_seconds: {
    type: 'gauge',
    unit: 'seconds',
    help: 'Age of the oldest receipt that is in no batch; 0 without one.',
    roles: ['coordinator'],
  },
  veilmesh_coordinator_sessions: {
    type: 'gauge',
    unit: 'sessions',
    help: 'Ephemeral sessions that it offers to settle in.',
    roles: ['coordinator'],
  },
  veilmesh_coordinator_settle_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'From a voucher to its receipt in an ephemeral session.',
    roles: ['coordinator'],
  },

  veilmesh_watcher_batches: {
    type: 'gauge',
    unit: 'batches',
    help: 'Batches judged so far, waiting to be, and not judged because nobody had their data.',
    labels: { state: ['judged', 'waiting', 'unjudged'] },
    roles: ['watcher'],
  },
  veilmesh_watcher_findings: {
    type: 'gauge',
    unit: 'findings',
    help: 'What was found wrong so far, by kind.',
    labels: { kind: 'open' },
    roles: ['watcher'],
  },
  veilmesh_watcher_acts: {
    type: 'gauge',
    unit: 'acts',
    help: 'Challenges, convictions and demands so far, by kind and state.',
    labels: { act: 'open' },
    roles: ['watcher'],
  },
  veilmesh_watcher_scanned_block: {
    type: 'gauge',
    unit: 'block',
    help: 'Up to which block batches were looked for.',
    roles: ['watcher'],
  },
  veilmesh_watcher_chain_block: {
    type: 'gauge',
    unit: 'block',
    help: "The chain's newest block.",
    roles: ['watcher'],
  },
  veilmesh_watcher_sessions_open: {
    type: 'gauge',
    unit: 'sessions',
    help: 'Ephemeral sessions that can still be contested.',
    roles: ['watcher'],
  },
  veilmesh_watcher_session_commits: {
    type: 'gauge',
    unit: 'commits',
    help: 'Commits of ephemeral sessions that hold, since the start.',
    roles: ['watcher'],
  },
  veilmesh_watcher_transcripts: {
    type: 'gauge',
    unit: 'transcripts',
    help: 'Signed transcripts that were handed in, by what they were found to be.',
    labels: { state: ['waiting', 'right', 'wrong', 'dropped'] },
    roles: ['watcher'],
  },

  veilmesh_gateway_requests_total: {
    type: 'counter',
    unit: 'requests',
    help: 'Requests by route and HTTP status.',
    labels: { route: 'open', status: 'open' },
    roles: ['proxy'],
  },
  veilmesh_gateway_request_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'From a request to the head of its answer; streams go on after it.',
    roles: ['proxy'],
  },
  veilmesh_gateway_slots_taken: {
    type: 'gauge',
    unit: 'requests',
    help: 'Requests that are being answered.',
    roles: ['proxy'],
  },
  veilmesh_gateway_slots: {
    type: 'gauge',
    unit: 'requests',
    help: 'Requests that are answered at once (proxyRequests).',
    roles: ['proxy'],
  },

  veilmesh_gateway_tokens_total: {
    type: 'counter',
    unit: 'tokens',
    help: 'Tokens of answers over veil.',
    roles: ['proxy'],
  },
  veilmesh_gateway_hop_seconds: {
    type: 'histogram',
    unit: 'seconds',
    help: 'Network, queue and compute of each hop of an answer: the mean of its steps.',
    roles: ['proxy'],
  },

  veilmesh_keybroker_requests_total: {
    type: 'counter',
    unit: 'requests',
    help: 'Requests of enclaves for keys.',
    labels: { outcome: ['released', 'refused'] },
    roles: ['keybroker'],
  },
  veilmesh_keybroker_refusals_total: {
    type: 'counter',
    unit: 'requests',
    help: 'Requests for keys that were refused, by error code.',
    labels: { code: 'open' },
    roles: ['keybroker'],
  },
  veilmesh_keybroker_log_entries: {
    type: 'gauge',
    unit: 'entries',
    help: 'Entries of the release log.',
    roles: ['keybroker'],
  },
} as const satisfies Readonly<Record<string, MetricSpec>>;

export type MetricName = keyof typeof METRICS;
export type NameOf<T extends MetricSpec['type']> = {
  [K in MetricName]: (typeof METRICS)[K]['type'] extends T ? K : never;
}[MetricName];

/** Seconds. */
export const BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30] as const;
